namespace Pastiche.Graphs.Passes;

/// <summary>
/// Joins a transposition with the one before it; two that are inverse to each other vanish, as in networks that take channels last.
/// </summary>
public static class CancelTransposes
{
    /// <summary>Returns an equivalent graph without a transposition of a transposition.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, Join);

    private static ValueList<Value>? Join(Graph graph, Node node, ValueList<Value> inputs)
    {
        if (node.Op != Op.Transpose || inputs[0].Node is not { Op: Op.Transpose } first) return null;
        var (before, after) = (first.Get<PermutationAttributes>().Permutation, node.Get<PermutationAttributes>().Permutation);
        ValueList<int> joined = [.. after.Select(axis => before[axis])];
        return [joined.SequenceEqual(Enumerable.Range(0, joined.Count)) ? first.Inputs[0] : graph.Transpose(first.Inputs[0], joined)];
    }
}
