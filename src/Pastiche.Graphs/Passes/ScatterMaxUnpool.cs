using Pastiche.Graphs.Differentiation;

namespace Pastiche.Graphs.Passes;

/// <summary>
/// Replaces <see cref="Op.MaxUnpool"/>, which some providers (CUDA) lack, by <see cref="Op.ScatterElements"/>. The results are equal to the
/// bit: windows that do not overlap share no pixel, so that no two elements are added.
/// </summary>
public static class ScatterMaxUnpool
{
    /// <summary>Returns an equivalent graph without <see cref="Op.MaxUnpool"/>.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, (_, node, inputs) =>
        node.Op == Op.MaxUnpool ? [PoolRule.Scatter(inputs[0], inputs[1], node.Output.Shape)] : null);
}
