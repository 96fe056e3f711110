namespace Pastiche.Graphs.Passes;

/// <summary>Removes what some outputs do not need.</summary>
public static class Prune
{
    /// <summary>Returns a graph with the given outputs, and the nodes and inputs that they need.</summary>
    /// <param name="graph">The graph to prune.</param>
    /// <param name="outputs">Names of its outputs.</param>
    /// <exception cref="GraphException">An output does not exist.</exception>
    public static Graph Apply(Graph graph, params IReadOnlyCollection<string> outputs)
    {
        var kept = new Graph(graph.Name);
        var selection = Select(graph, outputs);
        var inputs = selection.LiveNodes().Where(node => node.Op == Op.Input).Select(node => node.Output);
        var renewed = inputs.ToDictionary(Graph.NameOf, input => kept.Input(Graph.NameOf(input), input.Shape));
        foreach (var (name, value) in kept.Inline(selection, renewed)) kept.Output(name, value);
        return Verifier.Verify(kept);
    }

    private static Graph Select(Graph graph, IReadOnlyCollection<string> outputs)
    {
        var all = new Graph(graph.Name);
        var inputs = graph.Inputs.ToDictionary(Graph.NameOf, input => all.Input(Graph.NameOf(input), input.Shape));
        var values = all.Inline(graph, inputs);
        foreach (var name in outputs)
        {
            if (!values.TryGetValue(name, out var value)) throw GraphErrors.UnknownName("output", name, graph.Name, graph.Outputs.Keys);
            all.Output(name, value);
        }

        return all;
    }
}
