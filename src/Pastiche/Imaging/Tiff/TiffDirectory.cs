using System.Buffers.Binary;

namespace Pastiche.Imaging.Tiff;

/// <summary>One field as it stands in the file.</summary>
/// <param name="Type">The kind of its values.</param>
/// <param name="Count">How many values.</param>
/// <param name="Bytes">The values, in the byte order of the file.</param>
internal readonly record struct TiffField(TiffType Type, int Count, ReadOnlyMemory<byte> Bytes);

/// <summary>The first directory of a TIFF or BigTIFF file. Nothing in it is believed further than the bytes of the file go.</summary>
internal sealed class TiffDirectory
{
    private readonly Dictionary<TiffTag, TiffField> _fields = [];

    private TiffDirectory(bool isBigEndian) => IsBigEndian = isBigEndian;

    /// <summary>Whether the most significant byte of a number comes first.</summary>
    public bool IsBigEndian { get; }

    /// <summary>One of the fields of <see cref="TiffTag"/> whose values are not in the file, if there is any.</summary>
    public TiffTag? Lost { get; private set; }

    /// <summary>Whether a file begins as TIFF does.</summary>
    public static bool IsTiff(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8);

    /// <summary>Reads it; null where the file ends before it does.</summary>
    public static TiffDirectory? Read(byte[] file)
    {
        var directory = new TiffDirectory(file[0] == 'M');
        var isBig = file[2] == 43 || file[3] == 43;
        var (wide, header, entry) = isBig ? (8, 8, 20) : (4, 2, 12);
        if (!directory.TryNumber(file, isBig ? 8 : 4, wide, out var start)) return null;
        if (!directory.TryNumber(file, start, header, out var count)) return null;
        if (count > ushort.MaxValue || (ulong)start + (ulong)header + ((ulong)count * (ulong)entry) > (ulong)file.Length) return null;
        for (var i = 0; i < count; i++) directory.Add(file, start + header + (i * entry), wide);
        return directory;
    }

    /// <summary>Whether the field is there.</summary>
    public bool Has(TiffTag tag) => _fields.ContainsKey(tag);

    /// <summary>The field, if it is there.</summary>
    public bool TryField(TiffTag tag, out TiffField field) => _fields.TryGetValue(tag, out field);

    /// <summary>The first number of a field, or what holds where there is none.</summary>
    public long Number(TiffTag tag, long missing) => Numbers(tag, most: 1) is [var number, ..] ? number : missing;

    /// <summary>The first whole numbers of a field, as many as there are; none where it is missing.</summary>
    public long[] Numbers(TiffTag tag, int most)
    {
        if (!_fields.TryGetValue(tag, out var field) || !field.Type.IsWhole) return [];
        var size = field.Type.Size;
        var numbers = new long[Math.Min(most, field.Count)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Number(field.Bytes.Span.Slice(i * size, size));
        return numbers;
    }

    /// <summary>The values of a field of fractions; none where it is missing.</summary>
    public double[] Fractions(TiffTag tag, int most)
    {
        if (!_fields.TryGetValue(tag, out var field) || field.Type != TiffType.Rational) return [];
        var bytes = field.Bytes;
        return [.. Enumerable.Range(0, Math.Min(most, field.Count)).Select(i =>
            (double)Number(bytes.Span.Slice(8 * i, 4)) / Number(bytes.Span.Slice((8 * i) + 4, 4)))];
    }

    /// <summary>What is longer than its entry stands elsewhere.</summary>
    private void Add(byte[] file, long entry, int wide)
    {
        var tag = (TiffTag)Number(file.AsSpan((int)entry, 2));
        var type = new TiffType((int)Number(file.AsSpan((int)entry + 2, 2)));
        var count = Number(file.AsSpan((int)entry + 4, wide));
        if (type.Size == 0 || count < 1) return;
        var isThere = count <= file.Length / type.Size;
        var length = isThere ? (int)count * type.Size : 0;
        var place = entry + 4 + wide;
        if (length > wide) place = Number(file.AsSpan((int)place, wide));
        isThere &= place >= 0 && place <= file.Length - length;
        // The first of several with the same tag counts, as in libtiff.
        if (isThere) _fields.TryAdd(tag, new TiffField(type, (int)count, file.AsMemory((int)place, length)));
        else if (Enum.IsDefined(tag)) Lost ??= tag;
    }

    private bool TryNumber(byte[] file, long place, int size, out long number)
    {
        var isThere = place >= 0 && place <= file.Length - size;
        number = isThere ? Number(file.AsSpan((int)place, size)) : 0;
        return isThere && number >= 0;
    }

    private long Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => IsBigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };
}
