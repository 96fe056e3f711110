using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// Content as the activations of a deep layer, position by position: Σ (F − P)², where P are those of the content picture. Relative
/// to Σ (P − P̄)², with P̄ the mean of the whole tensor; or ½ Σ (F − P)² as in the paper.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), equation 1. Differs
/// from it in the relative normalisation, which replaces the factor ½.
/// </remarks>
internal sealed record ContentLoss : FeatureLoss
{
    public override string Name => "content";

    public override bool IsPositional => true;

    public override Value Measure(Value features, Value? weights) => features;

    public override ValueList<Value> Represent(Value features, Value? weights, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (graph, difference) = (features.Graph, features - target);
        return [graph.SumSquare(weights is null ? difference : difference * graph.Sqrt(weights))];
    }

    public override Value Compare(ValueList<Value> sums, Value? target) => sums[0];

    public override double Denominator(ReadOnlySpan<float> target)
    {
        var (mean, sum) = (0.0, 0.0);
        foreach (var value in target) mean += (double)value / target.Length;
        foreach (var value in target) sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>½, and the square of the scale.</summary>
    public override double PaperDenominator(int values, double featureScale) => 2 / (featureScale * featureScale);
}
