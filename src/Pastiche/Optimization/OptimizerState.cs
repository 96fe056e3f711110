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
