using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as the normal distribution that its features have at any place, compared by how far mass has to be moved: the squared
/// Wasserstein-2 distance |μ − μ_A|² + tr(Σ + Σ_A − 2 (Σ_A^½ Σ Σ_A^½)^½). Relative to |μ_A|² + tr Σ_A.
/// </summary>
/// <remarks>
/// D. C. Dowson, B. V. Landau, "The Fréchet distance between multivariate normal distributions" (J. Multivariate Analysis 12, 1982), which
/// L. Mroueh, "Wasserstein Style Transfer" (AISTATS 2020), takes as a distance of styles. Square roots by <see cref="MatrixSquareRoot"/>.
/// Covariances of several pictures are averaged. A target is [N + 1, N]: μ_A, and below it Σ_A as measured, Σ_A^½ as prepared.
/// </remarks>
internal sealed record WassersteinLoss : StatisticLoss
{
    /// <summary>
    /// Of the mean square of all features, added to every variance: more than rounding to 32 bits can take from it, which would make
    /// eigenvalues negative where there is no variance, in a region of a few pixels for example. The mean eigenvalue of a picture is a
    /// thousand times this.
    /// </summary>
    private const float Floor = 1e-6f;

    /// <summary>Added to the style's variance, for one that excites nothing at all.</summary>
    private const float SmallestVariance = 1e-12f;

    public override string Name => "wasserstein";

    public override bool HasPreparation => true;

    public override Value Prepare(Value target)
    {
        var (mean, covariance) = Split(target);
        return target.Graph.Concat([mean, MatrixSquareRoot.Of(covariance)], 0);
    }

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) =>
        (Math.Sqrt((4.0 * values) + 1) - 1) / 2 / (featureScale * featureScale);

    /// <summary>μ, and below it Σ.</summary>
    protected override Value Statistic(PositionSums sums)
    {
        var (mean, covariance) = Moments(sums);
        return mean.Graph.Concat([mean, covariance], 0);
    }

    /// <summary>|μ − μ_A|² + (tr Σ + tr Σ_A − 2 tr (Σ_A^½ Σ Σ_A^½)^½).</summary>
    protected override Value Distance(PositionSums sums, Value target)
    {
        var graph = target.Graph;
        var (mean, covariance) = Moments(sums);
        var (styleMean, root) = Split(target);
        // Over the style's variance, so that no number is too large or too small for 32 bits.
        var variance = graph.SumSquare(root) + SmallestVariance;
        var between = graph.MatMul(graph.MatMul(root / variance, covariance / variance), root);
        var traces = Trace(covariance) + variance;
        var overlap = (2 * variance) * MatrixSquareRoot.TraceOf(between);
        return graph.SumSquare(mean - styleMean) + (traces - overlap);
    }

    /// <summary>μ as a row [1, N] and Σ.</summary>
    private static (Value Mean, Value Covariance) Moments(PositionSums sums)
    {
        var (products, features, count) = (sums.Products, sums.Features, sums.Count);
        var (graph, maps) = (features.Graph, features.Shape[0]);
        var mean = graph.Reshape(features / count, [1, maps]);
        var squares = products / count;
        var floor = graph.Constant(Tensor.Identity(maps)) * (Trace(squares) * Floor);
        var covariance = squares - (graph.Reshape(mean, [maps, 1]) * mean);
        return (mean, covariance + floor);
    }

    private static (Value Mean, Value Matrix) Split(Value target)
    {
        var (graph, maps) = (target.Graph, target.Shape[1]);
        return (graph.Slice(target, [0, 0], [1, maps]), graph.Slice(target, [1, 0], [maps + 1, maps]));
    }

    private static Value Trace(Value matrix)
    {
        var graph = matrix.Graph;
        return graph.ReduceSum(matrix * graph.Constant(Tensor.Identity(matrix.Shape[0])), [0, 1]);
    }
}
