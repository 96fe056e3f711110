using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>The state of <see cref="Lbfgs"/>.</summary>
public sealed record LbfgsState : OptimizerState
{
    /// <summary>The gradient at the iterate; empty before the first step.</summary>
    public required ImmutableArray<float> Gradient { get; init; }

    /// <summary>The last steps taken, oldest first.</summary>
    public required ImmutableArray<ImmutableArray<float>> Steps { get; init; }

    /// <summary>How each of these steps changed the gradient.</summary>
    public required ImmutableArray<ImmutableArray<float>> GradientChanges { get; init; }
}
