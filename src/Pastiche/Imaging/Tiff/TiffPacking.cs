using System.IO.Compression;

namespace Pastiche.Imaging.Tiff;

/// <summary>
/// Whether the parts of a TIFF picture unpack to what they have to be: libtiff stops where it has enough, so that it sees no checksum and
/// does not
/// notice that too much would come.
/// </summary>
internal static class TiffPacking
{
    /// <summary>Looks at all of them.</summary>
    /// <exception cref="PasticheException">One of them is damaged.</exception>
    public static void Require(byte[] file, TiffDirectory directory, TiffPixels pixels, TiffPieces pieces, string path)
    {
        // Bytes the other way round are rare, and left to libtiff.
        if (directory.Number(TiffTag.FillOrder, 1) != 1) return;
        var sizes = pieces.Unpacked(pixels);
        var wrong = Enumerable.Range(0, sizes.Length).AsParallel().Where(i =>
            !IsWhole(new(file, (int)pieces.Offsets[i], (int)pieces.Lengths[i]), pixels.Compression, sizes[i], sizes[0])).ToArray();
        if (wrong.Length > 0)
            throw Errors.DamagedImage(path, $"{wrong.Length:N0} of {sizes.Length:N0} parts of the picture are not what was packed");
    }

    /// <summary>The last strip may go on below the picture, as full as the others.</summary>
    private static bool IsWhole(ArraySegment<byte> part, int compression, long expected, long full)
    {
        var length = compression switch
        {
            TiffCompression.Lzw when !IsOldLzw(part) => new LzwLength(8, highBitsFirst: true).Of(part),
            TiffCompression.Deflate or TiffCompression.OldDeflate => Inflated(part, Math.Max(expected, full)),
            TiffCompression.PackBits => PackBits(part),
            _ => expected,
        };
        return length == expected || length == full;
    }

    /// <summary>That of the first programs had its bits in another order.</summary>
    private static bool IsOldLzw(ReadOnlySpan<byte> part) => part is [0, var second, ..] && (second & 1) != 0;

    /// <summary>−1 if the data are wrong, or their checksum is; not much beyond what is expected is unpacked.</summary>
    private static long Inflated(ArraySegment<byte> part, long most)
    {
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(part.Array!, part.Offset, part.Count), CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            var length = 0L;
            for (int read; length <= most && (read = inflated.Read(buffer)) > 0;) length += read;
            return length;
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }

    private static long PackBits(ReadOnlySpan<byte> part)
    {
        var length = 0L;
        for (var place = 0; place < part.Length;)
        {
            var count = (sbyte)part[place++];
            if (count == sbyte.MinValue) continue;
            length += Math.Abs((int)count) + 1;
            place += count < 0 ? 1 : count + 1;
            if (place > part.Length) return -1;
        }

        return length;
    }
}
