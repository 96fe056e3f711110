using System.Buffers.Binary;

namespace Pastiche.Imaging.Tiff;

/// <summary>Builds a directory of TIFF 6.0.</summary>
internal sealed class PlainDirectory(bool bigEndian)
{
    private const int EntryLength = 12;

    /// <summary>The largest value that is stored in its entry, in bytes.</summary>
    private const int Inline = 4;

    private readonly SortedDictionary<TiffTag, TiffField> _fields = [];

    /// <summary>The offset of the link to the next directory.</summary>
    public int Link => 2 + (EntryLength * _fields.Count);

    public PlainDirectory Shorts(TiffTag tag, params IReadOnlyList<int> values)
    {
        var bytes = new byte[2 * values.Count];
        for (var i = 0; i < values.Count; i++) Put(bytes.AsSpan(2 * i, 2), values[i]);
        return Copy(tag, new TiffField(TiffType.Short, values.Count, bytes));
    }

    public PlainDirectory Longs(TiffTag tag, params ReadOnlySpan<long> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++) Put(bytes.AsSpan(4 * i, 4), values[i]);
        return Copy(tag, new TiffField(TiffType.Long, values.Length, bytes));
    }

    public PlainDirectory Copy(TiffTag tag, TiffField field)
    {
        _fields[tag] = field;
        return this;
    }

    /// <summary>Writes the directory at the stream's position: entries, no next directory, the longer values.</summary>
    public void WriteTo(Stream stream)
    {
        var longer = stream.Position + Link + 4;
        WriteNumber(stream, _fields.Count, 2);
        foreach (var (tag, field) in _fields)
        {
            WriteNumber(stream, (int)tag, 2);
            WriteNumber(stream, field.Type.Code, 2);
            WriteNumber(stream, field.Count, 4);
            var isInline = field.Bytes.Length <= Inline;
            if (isInline) stream.Write([.. field.Bytes.Span, .. new byte[Inline - field.Bytes.Length]]);
            else WriteNumber(stream, longer, 4);
            if (!isInline) longer += Even(field.Bytes.Length);
        }

        WriteNumber(stream, 0, 4);
        foreach (var bytes in _fields.Values.Select(field => field.Bytes).Where(bytes => bytes.Length > Inline))
        {
            stream.Write(bytes.Span);
            stream.Write(new byte[Even(bytes.Length) - bytes.Length]);
        }
    }

    /// <summary>Writes a number at the stream's position.</summary>
    public void WriteNumber(Stream stream, long number, int size)
    {
        Span<byte> bytes = stackalloc byte[4];
        Put(bytes[..size], number);
        stream.Write(bytes[..size]);
    }

    private void Put(Span<byte> bytes, long number)
    {
        if (bytes.Length == 2 && bigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        else if (bytes.Length == 2) BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)number);
        else if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)number);
    }

    private static int Even(int length) => length + (length % 2);
}
