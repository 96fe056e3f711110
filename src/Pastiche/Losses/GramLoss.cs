using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as the correlations between feature maps: Σ (G/M − A/M_A)², where G = F·Fᵀ [N, N] and A is that of the style. Relative to
/// Σ (A/M_A)²; or 1/(4N²) Σ (G/M − A/M_A)² as in the paper.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), equations 3–5.
/// Differs from it in that each matrix is divided by its own M, which makes pictures of different sizes comparable, and in the relative
/// normalisation; at equal sizes the paper's loss is the paper's exactly. For a region
/// with weights m the Gram matrix is Σ m f fᵀ / Σ m.
/// </remarks>
internal sealed record GramLoss : FeatureLoss
{
    public override string Name => "gram";

    public override bool IsPositional => false;

    public override Value Measure(Graph graph, Value features, Value? weights) => Normalize(graph, Represent(graph, features, weights, null));

    /// <summary>F·diag(m)·Fᵀ and Σ m.</summary>
    public override ValueList<Value> Represent(Graph graph, Value features, Value? weights, Value? target)
    {
        var sums = new PositionSums(graph, features, weights);
        return [sums.Products(), sums.Count()];
    }

    public override Value Compare(Graph graph, ValueList<Value> sums, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return graph.SumSquare(graph.Sub(Normalize(graph, sums), target));
    }

    /// <summary>1/(4N²), where the target has N² values, and the scale once for each of the four factors of features.</summary>
    public override double PaperDenominator(int values, double featureScale) => 4.0 * values / Math.Pow(featureScale, 4);

    private static Value Normalize(Graph graph, ValueList<Value> sums) => graph.Div(sums[0], sums[1]);
}
