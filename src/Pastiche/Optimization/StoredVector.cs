using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>A vector that L-BFGS remembers, in the precision in which it does: one of the arrays has values.</summary>
public readonly record struct StoredVector()
{
    /// <summary>The values in 32 bits; empty for halves.</summary>
    public ImmutableArray<float> Values { get; init; } = [];

    /// <summary>The values in 16 bits, each over <see cref="Scale"/>; empty for 32 bits.</summary>
    public ImmutableArray<Half> Halves { get; init; } = [];

    /// <summary>The factor of the halves, a power of two.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>The number of values.</summary>
    public int Length => Values.Length + Halves.Length;

    /// <summary>Refuses another precision or length.</summary>
    internal void Require(CurvaturePrecision precision, int length)
    {
        var (got, other) = precision == CurvaturePrecision.Half ? (Halves.Length, Values.Length) : (Values.Length, Halves.Length);
        if (got != length || other != 0) throw Errors.WrongLength("A vector of the optimiser's state", got, length, $"{precision} precision");
    }
}
