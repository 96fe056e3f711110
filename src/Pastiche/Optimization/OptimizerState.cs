using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>A copy of an optimizer's state, from which another one resumes with the same results to the bit.</summary>
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
