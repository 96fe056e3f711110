using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as mean and standard deviation of each feature map, which forgets how maps go together: Σ (μ − μ_A)² + (σ − σ_A)². Relative to
/// Σ μ_A² + σ_A².
/// </summary>
/// <remarks>
/// X. Huang, S. Belongie, "Arbitrary Style Transfer in Real-Time with Adaptive Instance Normalization" (ICCV 2017), equation 13. Differs
/// from it in squares in place of norms, which have a gradient at 0, and in the normalisation, as in <see cref="GramLoss"/>. Statistics of
/// several pictures are averaged as μ and σ.
/// </remarks>
internal sealed record MeanStdLoss : StatisticLoss
{
    /// <summary>Under the root, where a map that is flat would have no gradient.</summary>
    private const float Epsilon = 1e-5f;

    public override string Name => "meanstd";

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) => values / 2 / (featureScale * featureScale);

    /// <summary>μ and then σ, [2N].</summary>
    protected override Value Statistic(PositionSums sums)
    {
        var (features, squares, count) = (sums.Features, sums.Squares, sums.Count);
        var (graph, mean) = (features.Graph, features / count);
        var variance = graph.Relu((squares / count) - (mean * mean));
        return graph.Concat([mean, graph.Sqrt(variance + Epsilon)], 0);
    }
}
