using System.Collections.Immutable;

namespace Pastiche.Optimization;

/// <summary>Checks vectors of states, which may come from a file.</summary>
internal static class StateVectors
{
    /// <summary>Copies a vector into one that must have the same length.</summary>
    public static void Copy(ImmutableArray<float> from, Span<float> to)
    {
        if (from.Length != to.Length)
            throw Errors.WrongLength("A vector of the optimiser's state", from.Length, to.Length, "as many parameters");
        from.CopyTo(to);
    }
}
