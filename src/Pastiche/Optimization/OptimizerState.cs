using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>All that an optimiser needs to go on where it was, to the same bits. Shares nothing with the optimiser.</summary>
public abstract record OptimizerState
{
    private protected OptimizerState()
    {
    }

    /// <summary>The current iterate.</summary>
    public required ImmutableArray<float> Parameters { get; init; }

    /// <summary>The function's value at the last iterate accepted; not used before the first.</summary>
    public required double Value { get; init; }
}

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

/// <summary>The state of <see cref="Adam"/>.</summary>
public sealed record AdamState : OptimizerState
{
    /// <summary>The last iterate at which value and gradient were finite.</summary>
    public required ImmutableArray<float> Previous { get; init; }

    /// <summary>The moving mean of the gradients, not corrected for its start at zero.</summary>
    public required ImmutableArray<float> Mean { get; init; }

    /// <summary>The moving mean of the squared gradients, not corrected for its start at zero.</summary>
    public required ImmutableArray<float> Variance { get; init; }

    /// <summary>The moving mean of the iterates.</summary>
    public required ImmutableArray<float> Average { get; init; }

    /// <summary>The number of updates made.</summary>
    public required int Updates { get; init; }

    /// <summary>The learning rate now, which halves where values are not finite.</summary>
    public required float LearningRate { get; init; }
}
