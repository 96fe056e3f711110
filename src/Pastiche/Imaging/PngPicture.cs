using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Pastiche.Imaging;

/// <summary>
/// The chunks of a PNG file (ISO/IEC 15948). Its decoder leaves out those that were changed since they were written, transparency too, and
/// does not miss the last one.
/// </summary>
internal static class PngPicture
{
    /// <summary>Length and name before the content of a chunk, checksum behind it.</summary>
    private const int Frame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Whether a file begins as PNG does.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Requires that every chunk is as it was written; those of pixels are left to the decoder.</summary>
    /// <returns>Whether the last one is there.</returns>
    /// <exception cref="PasticheException">One was changed.</exception>
    public static bool HasEnd(ReadOnlySpan<byte> file, string path)
    {
        for (var rest = file[Signature.Length..]; rest.Length >= Frame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Frame) return false;
            var (name, end) = (Encoding.ASCII.GetString(rest.Slice(4, 4)), (int)length + Frame);
            if (name != "IDAT" && Crc32.HashToUInt32(rest[4..(end - 4)]) != BinaryPrimitives.ReadUInt32BigEndian(rest[(end - 4)..]))
                Throw.DamagedPicture(path, $"its chunk {Printable.Text(name)} is not as it was written");
            if (name == "IEND") return true;
            rest = rest[end..];
        }

        return false;
    }
}
