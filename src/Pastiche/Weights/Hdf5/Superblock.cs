using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>The beginning of a file, versions 0 to 3 with addresses of 8 bytes, which leads to the root group.</summary>
internal static class Superblock
{
    private const int SizeOfAddresses = 8;

    /// <summary>The first bytes of every HDF5 file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads the position of the root group's object header.</summary>
    public static ulong ReadRoot(Hdf5File file)
    {
        const int LengthUpToRoot = 76;
        var block = file.Read(0, LengthUpToRoot, "the superblock");
        block.Skip(Signature.Length);
        var version = block.Byte();
        if (version > 3) throw file.Damaged(Invariant($"its superblock has version {version}; expected 0 to 3"));

        if (version < 2) block.Skip(4);
        var (offsets, lengths) = (block.Byte(), block.Byte());
        if (offsets != SizeOfAddresses || lengths != SizeOfAddresses)
            throw file.Damaged(Invariant($"its addresses and lengths have {offsets} and {lengths} bytes; expected 8"));
        block.Skip(version switch { 0 => 9, 1 => 13, _ => 1 });

        var start = block.UInt64();
        if (start != 0) throw file.Damaged(Invariant($"it is said to start at byte {start:N0}; expected 0"));
        block.Skip(SizeOfAddresses);
        var end = block.UInt64();
        if (end > (ulong)file.Length) throw Errors.WeightsCutShort(file.Path, file.Length, end);

        // The address of driver information, and the offset of the root's name, which it does not have.
        if (version < 2) block.Skip(2 * SizeOfAddresses);
        return block.UInt64();
    }
}
