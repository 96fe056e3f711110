using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>The position of a dataset's elements: contiguous somewhere in the file, or in its header.</summary>
/// <param name="Address">The position of the first byte.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Obstacle">Why they are not supported, and what to do; null if they are.</param>
internal sealed record Layout(ulong Address, ulong Length, string? Obstacle)
{
    private const string InPieces = "it is kept in pieces, compressed perhaps; save it again without compression and chunks";

    public static Layout Read(ObjectHeader header, Block message)
    {
        if (header.Find(HeaderMessageType.ExternalFiles) is not null)
            return Refused("its elements are in another file; save it again with them inside");
        if (header.Find(HeaderMessageType.Filters) is not null) return Refused(InPieces);
        var version = message.Byte();
        if (version is not (3 or 4)) return Refused(Invariant($"its layout has version {version}; save it again with HDF5 1.8 or later"));
        switch (message.Byte())
        {
            case 0:
                var length = message.UInt16();
                return new Layout((ulong)message.Address, length, null);
            case 1:
                var layout = new Layout(message.UInt64(), message.UInt64(), null);
                return layout.Address == Link.NoAddress
                    ? Refused("nothing was ever written to it; save it again with its elements")
                    : layout;
            default:
                return Refused(InPieces);
        }
    }

    private static Layout Refused(string obstacle) => new(0, 0, obstacle);
}
