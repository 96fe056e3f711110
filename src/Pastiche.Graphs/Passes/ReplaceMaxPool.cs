namespace Pastiche.Graphs.Passes;

/// <summary>
/// Turns max pooling into average pooling over the same windows, as Gatys et al. (2016) found to give slightly more appealing pictures. An
/// average is smaller than a maximum; a factor makes up for it.
/// </summary>
public static class ReplaceMaxPool
{
    /// <summary>A graph whose <see cref="Op.MaxPool"/> are <see cref="Op.AveragePool"/>; padded positions do not count.</summary>
    /// <param name="graph">The graph to rewrite.</param>
    /// <param name="factor">What each average is multiplied by; 1 for the plain average.</param>
    public static Graph Apply(Graph graph, float factor = 1) => Rewriter.Rewrite(graph, (result, node, inputs) =>
    {
        if (node.Op != Op.MaxPool) return null;
        var attributes = node.Get<PoolAttributes>();
        var average = result.AveragePool(inputs[0], attributes with { CountIncludesPad = false });
        // Whoever wants to know where the largest elements stand still learns it; for all others nothing of this is kept.
        return [factor == 1 ? average : average * factor, result.MaxPool(inputs[0], attributes).Indices];
    });
}
