using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// A loss on a statistic of the features, which forgets where things are: |S − S_A|², where S follows from sums over positions and S_A is
/// that of the style. A loss states its statistic, and its denominator in the paper.
/// </summary>
internal abstract record StatisticLoss : FeatureLoss
{
    public sealed override bool IsPositional => false;

    public sealed override Value Measure(Value features, Value? weights) => Statistic(new PositionSums(features, weights));

    /// <summary>The target that an image sets, from the sums over its positions.</summary>
    /// <param name="sums">Those that <see cref="Represent"/> gives, added up over the parts of the image.</param>
    public Value Measure(ValueList<Value> sums) => Statistic(new PositionSums(sums));

    public sealed override ValueList<Value> Represent(Value features, Value? weights, Value? target)
    {
        var sums = new PositionSums(features, weights);
        Statistic(sums);
        return sums.Taken;
    }

    public sealed override Value Compare(ValueList<Value> sums, Value? target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Distance(new PositionSums(sums), target);
    }

    /// <summary>The statistic.</summary>
    /// <param name="sums">The sums over positions; those that are used are computed.</param>
    protected abstract Value Statistic(PositionSums sums);

    /// <summary>The distance of the statistic from a prepared target, a scalar.</summary>
    /// <param name="sums">The sums, which must be used in the same order as by <see cref="Statistic"/>.</param>
    /// <param name="target">The target.</param>
    protected virtual Value Distance(PositionSums sums, Value target) => target.Graph.SumSquare(Statistic(sums) - target);
}
