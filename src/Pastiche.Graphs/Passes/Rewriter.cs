namespace Pastiche.Graphs.Passes;

/// <summary>What every pass has in common: copy the live nodes in order, replacing some.</summary>
internal static class Rewriter
{
    /// <summary>Given the new graph, an old node and its new inputs: its new outputs, or null to copy it.</summary>
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
