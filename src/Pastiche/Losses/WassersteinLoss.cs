using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as the normal distribution that its features have at any place, compared by how far mass has to be moved: the squared Wasserstein-2
/// distance |μ − μ_A|² + tr(Σ + Σ_A − 2 (Σ_A^½ Σ Σ_A^½)^½). Relative to |μ_A|² + tr Σ_A.
/// </summary>
/// <remarks>
/// D. C. Dowson, B. V. Landau, "The Fréchet distance between multivariate normal distributions" (J. Multivariate Analysis 12, 1982), which
/// L. Mroueh, "Wasserstein Style Transfer" (AISTATS 2020), takes as a distance of styles. Square roots by <see cref="MatrixSquareRoot"/>.
/// Covariances of several pictures are averaged. A target is [N + 1, N]: μ_A, and below it Σ_A as measured, Σ_A^½ as prepared.
/// </remarks>
internal sealed record WassersteinLoss : FeatureLoss
{
    /// <summary>
    /// Of the mean square of all features, added to every variance: more than rounding to 32 bits can take from it, which would make eigenvalues
    /// negative where there is no variance, in a region of a few pixels for example. The mean eigenvalue of a picture is a thousand times this.
    /// </summary>
    private const float Floor = 1e-6f;

    /// <summary>Added to the style's variance, for one that excites nothing at all.</summary>
    private const float SmallestVariance = 1e-12f;

    public override string Name => "wasserstein";

    public override bool IsPositional => false;

    public override bool HasPreparation => true;

    public override Value Measure(Graph graph, Value features, Value? weights)
    {
        var (mean, covariance) = Moments(graph, Represent(graph, features, weights, null));
        return graph.Concat([mean, covariance], 0);
    }

    public override Value Prepare(Graph graph, Value target)
    {
        var (mean, covariance) = Split(graph, target);
        return graph.Concat([mean, MatrixSquareRoot.Of(graph, covariance)], 0);
    }

    /// <summary>Σ m f fᵀ, Σ m f and Σ m.</summary>
    public override ValueList<Value> Represent(Graph graph, Value features, Value? weights, Value? target)
    {
        var sums = new PositionSums(graph, features, weights);
        return [sums.Products(), sums.Features(), sums.Count()];
    }

    public override Value Compare(Graph graph, ValueList<Value> sums, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (mean, covariance) = Moments(graph, sums);
        var (styleMean, root) = Split(graph, target);
        // Over the style's variance, so that no number is too large or too small for 32 bits.
        var variance = graph.Add(graph.SumSquare(root), graph.Scalar(SmallestVariance));
        var between = graph.MatMul(graph.MatMul(graph.Div(root, variance), graph.Div(covariance, variance)), root);
        var traces = graph.Add(Trace(graph, covariance), variance);
        var overlap = graph.Mul(graph.Mul(graph.Scalar(2), variance), MatrixSquareRoot.TraceOf(graph, between));
        return graph.Add(graph.SumSquare(graph.Sub(mean, styleMean)), graph.Sub(traces, overlap));
    }

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) =>
        (Math.Sqrt((4.0 * values) + 1) - 1) / 2 / (featureScale * featureScale);

    /// <summary>μ as a row [1, N] and Σ.</summary>
    private static (Value Mean, Value Covariance) Moments(Graph graph, ValueList<Value> sums)
    {
        var maps = sums[1].Shape[0];
        var mean = graph.Reshape(graph.Div(sums[1], sums[2]), [1, maps]);
        var squares = graph.Div(sums[0], sums[2]);
        var floor = graph.Mul(graph.Constant(Tensor.Identity(maps)), graph.Mul(Trace(graph, squares), graph.Scalar(Floor)));
        var covariance = graph.Sub(squares, graph.Mul(graph.Reshape(mean, [maps, 1]), mean));
        return (mean, graph.Add(covariance, floor));
    }

    private static (Value Mean, Value Matrix) Split(Graph graph, Value target)
    {
        var maps = target.Shape[1];
        return (graph.Slice(target, [0, 0], [1, maps]), graph.Slice(target, [1, 0], [maps + 1, maps]));
    }

    private static Value Trace(Graph graph, Value matrix) =>
        graph.ReduceSum(graph.Mul(matrix, graph.Constant(Tensor.Identity(matrix.Shape[0]))), [0, 1]);
}
