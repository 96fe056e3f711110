using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>Reads the shape of a dataset.</summary>
internal static class Dataspace
{
    private const int LargestRank = 32;

    /// <summary>Reads the shape; null if there are no elements.</summary>
    public static Shape? Read(Block message, string name)
    {
        var version = message.Byte();
        if (version is not (1 or 2)) throw message.File.Damaged(Invariant($"the space of {name} has version {version}; expected 1 or 2"));
        var rank = message.Byte();
        if (rank > LargestRank) throw message.File.Damaged(Invariant($"{name} has {rank} axes; expected at most {LargestRank}"));
        message.Skip(1);
        var isNull = message.Byte() == 2 && version == 2;
        if (version == 1) message.Skip(4);
        if (isNull) return null;

        var sizes = new int[rank];
        var elements = 1UL;
        for (var axis = 0; axis < rank; axis++)
        {
            var size = message.UInt64();
            // Both factors are under 2³², so that the product does not overflow.
            if (size <= int.MaxValue) elements *= size;
            if (size > int.MaxValue || elements > (ulong)Array.MaxLength)
                throw message.File.Damaged(Invariant($"axis {axis} of {name} has {size:N0} elements, more than an array can hold"));
            sizes[axis] = (int)size;
        }

        return elements == 0 ? null : Shape.Create(sizes);
    }
}
