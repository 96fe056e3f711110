using Pastiche.Graphs;
using Pastiche.Optimization;

namespace Pastiche.Losses;

/// <summary>
/// A loss on the feature maps of one layer, in steps that serve every way of running it: whole images, tiles, regions and blends.
/// Features are [1, N, H, W]: N maps of M = H·W positions; position weights are [1, 1, H, W], and 1 where there are none.
/// </summary>
internal abstract record FeatureLoss
{
    /// <summary>The word for it on the command line and in the names of graph inputs: gram.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether a target belongs to positions, so that <see cref="Represent"/> needs it; otherwise it is a statistic, which
    /// <see cref="Compare"/> needs.
    /// </summary>
    public abstract bool IsPositional { get; }

    /// <summary>
    /// Whether targets are found anew during a run, as only positional ones can be; graphs take them as <see cref="BlockedMaps"/>.
    /// </summary>
    public virtual bool IsMatched => false;

    /// <summary>Whether <see cref="Prepare"/> changes a target.</summary>
    public virtual bool HasPreparation => false;

    /// <summary>The target that an image with these features sets. Targets of several images may be averaged.</summary>
    public abstract Value Measure(Value features, Value? weights);

    /// <summary>Turns a measured target into the one that the other steps take: work that is done once, not with every call.</summary>
    public virtual Value Prepare(Value target) => target;

    /// <summary>Sums over positions. They add up over tiles and are linear in the weights.</summary>
    public abstract ValueList<Value> Represent(Value features, Value? weights, Value? target);

    /// <summary>The distance of the sums from the target, a scalar.</summary>
    public abstract Value Compare(ValueList<Value> sums, Value? target);

    /// <summary>
    /// The distance of an empty image, by which the relative normalization divides, so that 1 means "nothing alike" for every layer,
    /// size and backbone: the sum of the target's squares, where an empty image measures 0.
    /// </summary>
    public virtual double Denominator(ReadOnlySpan<float> target) => VectorKernels.SumOfSquares(target);

    /// <summary>The denominator in the loss as the paper states it.</summary>
    /// <param name="values">The number of the target's values.</param>
    /// <param name="featureScale">The factor that turns the features into those of a network that takes 0 to 255.</param>
    public abstract double PaperDenominator(int values, double featureScale);
}
