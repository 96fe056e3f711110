using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// A loss on features, position by position: Σ m (F − T)², where the target T has the shape of the features F, [1, N, H, W].
/// </summary>
internal abstract record PositionalLoss : FeatureLoss
{
    public sealed override bool IsPositional => true;

    public sealed override Value Measure(Value features, Value? weights) => features;

    public sealed override ValueList<Value> Represent(Value features, Value? weights, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (graph, difference) = (features.Graph, features - target);
        return [graph.SumSquare(weights is null ? difference : difference * graph.Sqrt(weights))];
    }

    public sealed override Value Compare(ValueList<Value> sums, Value? target) => sums[0];

    /// <summary>Σ (T − T̄)², with T̄ the mean of the whole tensor.</summary>
    public sealed override double Denominator(ReadOnlySpan<float> target)
    {
        var (mean, sum) = (0.0, 0.0);
        foreach (var value in target) mean += (double)value / target.Length;
        foreach (var value in target) sum += (value - mean) * (value - mean);
        return sum;
    }

    /// <summary>½, and the square of the scale.</summary>
    public sealed override double PaperDenominator(int values, double featureScale) => 2 / (featureScale * featureScale);
}
