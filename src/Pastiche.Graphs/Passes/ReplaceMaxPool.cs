namespace Pastiche.Graphs.Passes;

/// <summary>
/// Turns max pooling into average pooling over the same windows, as Gatys et al. (2016) found to give slightly more appealing pictures. A
/// factor compensates for averages being smaller than maxima.
/// </summary>
public static class ReplaceMaxPool
{
    /// <summary>
    /// Returns a graph with <see cref="Op.AveragePool"/> in place of <see cref="Op.MaxPool"/>; padded positions do not count.
    /// </summary>
    /// <param name="graph">The graph to rewrite.</param>
    /// <param name="factor">The factor of each average; 1 for the plain average.</param>
    public static Graph Apply(Graph graph, float factor = 1) => Rewriter.Rewrite(graph, (result, node, inputs) =>
    {
        if (node.Op != Op.MaxPool) return null;
        var attributes = node.Get<PoolAttributes>();
        var average = result.AveragePool(inputs[0], attributes with { CountIncludesPad = false });
        // The argmax remains available; it is dead code unless something takes it.
        return [factor == 1 ? average : average * factor, result.MaxPool(inputs[0], attributes).Indices];
    });
}
