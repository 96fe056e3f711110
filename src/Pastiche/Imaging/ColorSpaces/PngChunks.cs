using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The chunks of a PNG file before its pixels. What they claim is believed no further than the bytes of the file go.</summary>
internal static class PngChunks
{
    /// <summary>Length and name before the content, checksum behind it.</summary>
    private const int Frame = 12;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Whether it is such a file.</summary>
    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>The content of the first chunk of a name, or null where there is none.</summary>
    /// <param name="file">A PNG file.</param>
    /// <param name="name">Four letters.</param>
    /// <param name="path">What to call the file in messages.</param>
    /// <exception cref="PasticheException">The chunk was changed since it was written.</exception>
    public static byte[]? Find(byte[] file, ReadOnlySpan<byte> name, string path)
    {
        for (var place = Signature.Length; place <= file.Length - Frame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place));
            var found = file.AsSpan(place + 4, 4);
            if (length > file.Length - Frame - place || found.SequenceEqual("IDAT"u8)) return null;
            if (found.SequenceEqual(name))
            {
                RequireIntact(file.AsSpan(place + 4, (int)length + 4), file.AsSpan(place + 8 + (int)length), path);
                return file.AsSpan(place + 8, (int)length).ToArray();
            }

            place += Frame + (int)length;
        }

        return null;
    }

    /// <summary>libpng as libvips uses it does not look at checksums, and colors that follow from a changed chunk look like a success.</summary>
    private static void RequireIntact(ReadOnlySpan<byte> named, ReadOnlySpan<byte> checksum, string path)
    {
        if (Checksum(named) != BinaryPrimitives.ReadUInt32BigEndian(checksum))
            Throw.DamagedPicture(path, $"the checksum of its chunk {System.Text.Encoding.ASCII.GetString(named[..4])} is another");
    }

    /// <summary>CRC-32 (ISO 3309).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
