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
internal sealed record GramLoss : StatisticLoss
{
    public override string Name => "gram";

    /// <summary>4N², where the target has N² values, and the scale once for each of the four factors of features.</summary>
    public override double PaperDenominator(int values, double featureScale) => 4.0 * values / Math.Pow(featureScale, 4);

    /// <summary>F·diag(m)·Fᵀ / Σ m.</summary>
    protected override Value Statistic(PositionSums sums) => sums.Products / sums.Count;
}
