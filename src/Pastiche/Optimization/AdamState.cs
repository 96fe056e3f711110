using System.Collections.Immutable;

namespace Pastiche.Optimization;

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
