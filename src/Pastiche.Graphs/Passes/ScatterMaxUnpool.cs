using Pastiche.Graphs.Differentiation;

namespace Pastiche.Graphs.Passes;

/// <summary>
/// The second form of max pooling's gradient, for providers without <see cref="Op.MaxUnpool"/> (CUDA): the same elements are added
/// to zeros by <see cref="Op.ScatterElements"/>, which gives exactly the same, since windows that do not overlap share no pixel.
/// </summary>
public static class ScatterMaxUnpool
{
    /// <summary>A graph with the same outputs and no <see cref="Op.MaxUnpool"/>.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, (_, node, inputs) =>
        node.Op == Op.MaxUnpool ? [PoolRule.Scatter(inputs[0], inputs[1], node.Output.Shape)] : null);
}
