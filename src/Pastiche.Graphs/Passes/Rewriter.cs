namespace Pastiche.Graphs.Passes;

/// <summary>Copies the live nodes of a graph in order and replaces some: the frame of every pass.</summary>
internal static class Rewriter
{
    /// <summary>Returns the new outputs for an old node, given the new graph and its new inputs, or null to copy the node.</summary>
    public delegate ValueList<Value>? Replacement(Graph graph, Node node, ValueList<Value> inputs);

    public static Graph Rewrite(Graph graph, Replacement replace)
    {
        var result = new Graph(graph.Name);
        var inputs = graph.Inputs.ToDictionary(Graph.NameOf, input => result.Input(Graph.NameOf(input), input.Shape));
        var outputs = result.Inline(graph, inputs, (node, renewed) => replace(result, node, renewed));
        foreach (var name in graph.Outputs.Keys) result.Output(name, outputs[name]);
        return Verifier.Verify(result);
    }
}
