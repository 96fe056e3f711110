using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The boxes of ISO/IEC 14496-12 that AVIF files consist of; sizes beyond the end of the file are cut.</summary>
internal static class IsoBoxes
{
    private const int Header = 8;
    private const int LongHeader = 16;

    /// <summary>Reads the names and contents of consecutive boxes; one of an impossible length extends to the end.</summary>
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

    /// <summary>The content of the first box of a name; empty if there is none.</summary>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> bytes, string name) =>
        In(bytes).FirstOrDefault(box => box.Name == name).Content;

    /// <summary>The lengths of header and box: 0 means up to the end, and 1 that a 64-bit length follows.</summary>
    private static (int Header, long Length) Length(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        0 => (Header, box.Length),
        1 when box.Length >= LongHeader => (LongHeader, BinaryPrimitives.ReadInt64BigEndian(box[Header..])),
        var length => (Header, length),
    };
}
