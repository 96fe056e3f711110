using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>The state of an optimizer, to resume from with the same results to the bit. A copy that shares nothing with the optimizer.</summary>
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
