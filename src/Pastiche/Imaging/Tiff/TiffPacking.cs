using System.IO.Compression;

namespace Pastiche.Imaging.Tiff;

/// <summary>
/// Verifies that the strips or tiles of a TIFF picture unpack to the right length: libtiff stops when it has enough, so that it neither
/// checks the checksum nor notices excess data.
/// </summary>
internal static class TiffPacking
{
    /// <summary>Verifies all strips or tiles.</summary>
    /// <exception cref="PasticheException">One of them is damaged.</exception>
    public static void Require(byte[] file, TiffDirectory directory, TiffPixels pixels, TiffPieces pieces, string path)
    {
        // Reversed bits are rare, and left to libtiff.
        if (directory.Number(TiffTag.FillOrder, 1) != 1) return;
        var sizes = pieces.Unpacked(pixels);
        var wrong = Enumerable.Range(0, sizes.Length).AsParallel().Where(i =>
            !IsWhole(new(file, (int)pieces.Offsets[i], (int)pieces.Lengths[i]), pixels.Compression, sizes[i], sizes[0])).ToArray();
        if (wrong.Length > 0)
            throw Errors.DamagedImage(path, $"{wrong.Length:N0} of {sizes.Length:N0} parts of the picture are not what was packed");
    }

    /// <summary>
    /// Whether a strip or tile unpacks to its length; the last strip may be as long as the others and extend below the picture.
    /// </summary>
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

    /// <summary>Whether the data are in the old form of LZW, with reversed bits.</summary>
    private static bool IsOldLzw(ReadOnlySpan<byte> part) => part is [0, var second, ..] && (second & 1) != 0;

    /// <summary>The unpacked length, up to a limit; −1 if the data or their checksum are wrong.</summary>
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
