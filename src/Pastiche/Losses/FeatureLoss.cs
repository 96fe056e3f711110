using Pastiche.Graphs;
using Pastiche.Optimization;

namespace Pastiche.Losses;

/// <summary>
/// A loss on the feature maps of one layer, in steps that serve every way of running it: whole pictures, tiles, regions and blends.
/// Features are [1, N, H, W]: N maps of M = H·W positions; position weights are [1, 1, H, W], and 1 where there are none.
/// </summary>
internal abstract record FeatureLoss
{
    /// <summary>What it is called in the names of graph inputs: gram.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether a target belongs to positions, so that it is needed by <see cref="Represent"/>; otherwise it is a statistic, needed
    /// by <see cref="Compare"/>.
    /// </summary>
    public abstract bool IsPositional { get; }

    /// <summary>The target that a picture with these features sets. Targets of several pictures may be averaged.</summary>
    public abstract Value Measure(Graph graph, Value features, Value? weights);

    /// <summary>Sums over positions. They add up over tiles, and are linear in the weights.</summary>
    public abstract ValueList<Value> Represent(Graph graph, Value features, Value? weights, Value? target);

    /// <summary>The distance of the sums from the target, a scalar.</summary>
    public abstract Value Compare(Graph graph, ValueList<Value> sums, Value? target);

    /// <summary>What <see cref="Compare"/> takes for a measured target: work that is done once rather than with every call.</summary>
    public virtual Value Prepare(Graph graph, Value target) => target;

    /// <summary>Whether <see cref="Prepare"/> does anything.</summary>
    public virtual bool HasPreparation => false;

    /// <summary>
    /// The distance that an empty picture has, by which the relative normalisation divides, so that 1 means "nothing alike" for
    /// every layer, size and backbone: the sum of the target's squares, where an empty picture measures 0.
    /// </summary>
    public virtual double Denominator(ReadOnlySpan<float> target) => VectorKernels.SumOfSquares(target);

    /// <summary>What the distance is divided by in the loss as the paper states it.</summary>
    /// <param name="values">The number of the target's values.</param>
    /// <param name="featureScale">What the features are multiplied by, so that they are those of a network that takes 0 to 255.</param>
    public abstract double PaperDenominator(int values, double featureScale);
}
