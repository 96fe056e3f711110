using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pastiche.Checkpoints;

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

    /// <summary>Writes the state, in sections that the same optimizer reads.</summary>
    internal abstract void Write(SectionWriter sections);

    /// <summary>Reads the next section, which must have as many values as there are parameters.</summary>
    private protected static ImmutableArray<float> Vector(SectionReader sections, string name, int? length) =>
        ImmutableCollectionsMarshal.AsImmutableArray(sections.ReadArray<float>(name, length));
}
