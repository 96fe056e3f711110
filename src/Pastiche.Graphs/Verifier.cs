namespace Pastiche.Graphs;

/// <summary>Checks the invariants of graphs, after every pass for example.</summary>
public static class Verifier
{
    /// <summary>Checks order, ownership, shapes, uniqueness and outputs.</summary>
    /// <param name="graph">The graph to check.</param>
    /// <returns>The graph itself, so that a pass can end with the call.</returns>
    /// <exception cref="GraphException">The graph is malformed; the message says where.</exception>
    public static Graph Verify(Graph graph)
    {
        var seen = new HashSet<Value>();
        var distinct = new HashSet<(Op, ValueList<Value>, Attributes)>();
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (!seen.Contains(input)) throw GraphErrors.Invalid(graph.Name, $"{node.Op} takes a value that is not made before it");
            }

            if (!distinct.Add((node.Op, node.Inputs, node.Attributes)))
                throw GraphErrors.Invalid(graph.Name, $"{node.Op} appears twice with equal inputs");
            VerifyTypes(graph, node);
            foreach (var output in node.Outputs) seen.Add(output);
        }

        foreach (var (name, value) in graph.Outputs)
        {
            if (!seen.Contains(value)) throw GraphErrors.Invalid(graph.Name, $"output {name} is not made by any of its nodes");
        }

        return graph;
    }

    private static void VerifyTypes(Graph graph, Node node)
    {
        var inferred = ShapeInference.Infer(node.Op, node.Inputs, node.Attributes);
        var stated = node.Outputs.Select(value => (value.Type, value.Shape));
        if (!inferred.SequenceEqual(stated)) throw GraphErrors.Invalid(graph.Name, $"{node.Op} states other shapes than its inputs give");
    }
}
