using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pastiche.Checkpoints;

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
        if (got != length || other != 0)
            throw Errors.WrongLength("A vector of the optimiser's state", got, length, $"{precision} precision");
    }

    /// <summary>A vector with memory of its own.</summary>
    internal StoredVector Copy() => this with
    {
        Values = ImmutableArray.Create(Values.AsSpan()),
        Halves = ImmutableArray.Create(Halves.AsSpan()),
    };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PasticheException">It is damaged.</exception>
    internal static StoredVector Read(SectionReader sections, string name, int length)
    {
        if (!sections.IsNext($"{name} scale"))
            return new StoredVector { Values = ImmutableCollectionsMarshal.AsImmutableArray(sections.ReadArray<float>(name, length)) };
        var scale = sections.Read<float>($"{name} scale");
        var halves = sections.ReadArray<Half>(name, length);
        return new StoredVector { Scale = scale, Halves = ImmutableCollectionsMarshal.AsImmutableArray(halves) };
    }

    /// <summary>Writes the vector, in sections of a name.</summary>
    internal void Write(SectionWriter sections, string name)
    {
        if (Halves.IsEmpty)
        {
            sections.Write(name, Values.AsSpan());
            return;
        }

        sections.Write($"{name} scale", Scale);
        sections.Write(name, Halves.AsSpan());
    }
}
