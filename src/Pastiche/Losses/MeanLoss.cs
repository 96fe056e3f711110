using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as the mean of each feature map: Σ (μ − μ_A)². Relative to Σ μ_A². On its own it says how much there is of each feature,
/// and nothing of how features go together; beside the Gram loss it holds brightness and colour in place.
/// </summary>
/// <remarks>
/// The linear kernel in Y. Li, N. Wang, J. Liu, X. Hou, "Demystifying Neural Style Transfer" (IJCAI 2017), section 4.1. Differs from it in
/// the normalisation, as in <see cref="GramLoss"/>.
/// </remarks>
internal sealed record MeanLoss : StatisticLoss
{
    public override string Name => "mean";

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) => values / (featureScale * featureScale);

    /// <summary>μ = Σ m f / Σ m, [N].</summary>
    protected override Value Statistic(PositionSums sums) => sums.Features / sums.Count;
}
