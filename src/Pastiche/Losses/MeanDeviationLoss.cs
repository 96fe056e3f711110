using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Style as mean and standard deviation of each feature map, which forgets how maps go together: Σ (μ − μ_A)² + (σ − σ_A)². Relative to
/// Σ μ_A² + σ_A².
/// </summary>
/// <remarks>
/// X. Huang, S. Belongie, "Arbitrary Style Transfer in Real-Time with Adaptive Instance Normalization" (ICCV 2017), equation 13. Differs from
/// it in squares in place of norms, which have a gradient at 0, and in the normalisation, as in <see cref="GramLoss"/>. Statistics of several
/// pictures are averaged as μ and σ.
/// </remarks>
internal sealed record MeanDeviationLoss : FeatureLoss
{
    /// <summary>Under the root, where a map that is flat would have no gradient.</summary>
    private const float Epsilon = 1e-5f;

    public override string Name => "meanstd";

    public override bool IsPositional => false;

    public override Value Measure(Graph graph, Value features, Value? weights) => Statistics(graph, Represent(graph, features, weights, null));

    /// <summary>Σ m f, Σ m f² and Σ m.</summary>
    public override ValueList<Value> Represent(Graph graph, Value features, Value? weights, Value? target)
    {
        var sums = new PositionSums(graph, features, weights);
        return [sums.Features(), sums.Squares(), sums.Count()];
    }

    public override Value Compare(Graph graph, ValueList<Value> sums, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return graph.SumSquare(graph.Sub(Statistics(graph, sums), target));
    }

    /// <summary>N, which makes it a mean over maps, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) => values / 2 / (featureScale * featureScale);

    /// <summary>μ and then σ, [2N].</summary>
    private static Value Statistics(Graph graph, ValueList<Value> sums)
    {
        var mean = graph.Div(sums[0], sums[2]);
        var variance = graph.Relu(graph.Sub(graph.Div(sums[1], sums[2]), graph.Mul(mean, mean)));
        return graph.Concat([mean, graph.Sqrt(graph.Add(variance, graph.Scalar(Epsilon)))], 0);
    }
}
