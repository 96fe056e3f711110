using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The chunks of a PNG file before its pixels. What they claim is believed no further than the bytes of the file go.</summary>
internal static class PngChunks
{
    /// <summary>Length and name before the content, checksum behind it.</summary>
    private const int Frame = 12;

    /// <summary>What a PNG file begins with.</summary>
    private const int Signature = 8;

    /// <summary>The content of the first chunk of a name, or null where there is none.</summary>
    /// <param name="file">A PNG file.</param>
    /// <param name="name">Four letters.</param>
    public static byte[]? Find(byte[] file, ReadOnlySpan<byte> name)
    {
        for (var place = Signature; place <= file.Length - Frame;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place));
            var found = file.AsSpan(place + 4, 4);
            if (length > file.Length - Frame - place || found.SequenceEqual("IDAT"u8)) return null;
            if (found.SequenceEqual(name)) return file.AsSpan(place + 8, (int)length).ToArray();
            place += Frame + (int)length;
        }

        return null;
    }
}
