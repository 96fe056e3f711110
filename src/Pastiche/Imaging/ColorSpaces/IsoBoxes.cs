using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The boxes of ISO/IEC 14496-12 that AVIF files are made of. What they claim is believed no further than the bytes go.</summary>
internal static class IsoBoxes
{
    private const int Header = 8;
    private const int LongHeader = 16;

    /// <summary>Name and content of the boxes that follow one another. One whose length cannot be goes to the end.</summary>
    public static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> In(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length >= Header)
        {
            var (header, length) = Length(bytes.Span);
            if (length < header || length > bytes.Length) length = bytes.Length;
            yield return (System.Text.Encoding.ASCII.GetString(bytes.Span.Slice(4, 4)), bytes[header..(int)length]);
            bytes = bytes[(int)length..];
        }
    }

    /// <summary>The content of the first box of a name; empty where there is none.</summary>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> bytes, string name) =>
        In(bytes).FirstOrDefault(box => box.Name == name).Content;

    /// <summary>A length of 0 means up to the end, of 1 that the length follows.</summary>
    private static (int Header, long Length) Length(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        0 => (Header, box.Length),
        1 when box.Length >= LongHeader => (LongHeader, BinaryPrimitives.ReadInt64BigEndian(box[Header..])),
        var length => (Header, length),
    };
}
