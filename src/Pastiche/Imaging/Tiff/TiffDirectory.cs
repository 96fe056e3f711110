using System.Buffers.Binary;

namespace Pastiche.Imaging.Tiff;

/// <summary>A field as stored in the file.</summary>
/// <param name="Type">The type of its values.</param>
/// <param name="Count">The number of values.</param>
/// <param name="Bytes">The values, in the byte order of the file.</param>
internal readonly record struct TiffField(TiffType Type, int Count, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A directory of a TIFF or BigTIFF file, or of EXIF metadata, which has the same form; offsets beyond the end of the file are refused.
/// </summary>
internal sealed class TiffDirectory
{
    private readonly Dictionary<TiffTag, TiffField> _fields = [];

    private readonly byte[] _file;
    private readonly bool _isBig;

    private TiffDirectory(byte[] file) => (_file, IsBigEndian, _isBig) = (file, file[0] == 'M', file[2] == 43 || file[3] == 43);

    /// <summary>Whether numbers are big-endian.</summary>
    public bool IsBigEndian { get; }

    /// <summary>A field of <see cref="TiffTag"/> whose values are beyond the end of the file, if there is any.</summary>
    public TiffTag? Lost { get; private set; }

    /// <summary>Whether a file begins as TIFF does.</summary>
    public static bool IsTiff(ReadOnlySpan<byte> file) =>
        file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8) || file.StartsWith("II+\0"u8) || file.StartsWith("MM\0+"u8);

    /// <summary>Reads the first directory; null if the file ends before it.</summary>
    public static TiffDirectory? Read(byte[] file)
    {
        var header = new TiffDirectory(file);
        return header.TryNumber(header._isBig ? 8 : 4, header.Wide, out var start) ? Read(file, start) : null;
    }

    /// <summary>The directory that a field points to; null if there is none.</summary>
    public TiffDirectory? Sub(TiffTag tag) => Number(tag, 0) is > 0 and var start ? Read(_file, start) : null;

    /// <summary>Whether the field is there.</summary>
    public bool Has(TiffTag tag) => _fields.ContainsKey(tag);

    /// <summary>The field, if it is there.</summary>
    public bool TryField(TiffTag tag, out TiffField field) => _fields.TryGetValue(tag, out field);

    /// <summary>The first number of a field, or a default if it is missing.</summary>
    public long Number(TiffTag tag, long missing) => Numbers(tag, most: 1) is [var number, ..] ? number : missing;

    /// <summary>The first whole numbers of a field, up to a count; none if it is missing.</summary>
    public long[] Numbers(TiffTag tag, int most)
    {
        if (!_fields.TryGetValue(tag, out var field) || !field.Type.IsWhole) return [];
        var size = field.Type.Size;
        var numbers = new long[Math.Min(most, field.Count)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Number(field.Bytes.Span.Slice(i * size, size));
        return numbers;
    }

    /// <summary>The values of a field of fractions; none if it is missing.</summary>
    public double[] Fractions(TiffTag tag, int most)
    {
        if (!_fields.TryGetValue(tag, out var field) || field.Type != TiffType.Rational) return [];
        var bytes = field.Bytes;
        return [.. Enumerable.Range(0, Math.Min(most, field.Count)).Select(i =>
            (double)Number(bytes.Span.Slice(8 * i, 4)) / Number(bytes.Span.Slice((8 * i) + 4, 4)))];
    }

    /// <summary>The size of counts and offsets in bytes.</summary>
    private int Wide => _isBig ? 8 : 4;

    /// <summary>Counts the directories of a file, at most 65,535, up to one that leads back or beyond the end of the file.</summary>
    public static int Count(byte[] file)
    {
        var header = new TiffDirectory(file);
        var seen = new HashSet<long>();
        var (counter, entry) = header._isBig ? (8, 20) : (2, 12);
        header.TryNumber(header._isBig ? 8 : 4, header.Wide, out var start);
        while (start > 0 && header.TryNumber(start, counter, out var fields) && fields <= ushort.MaxValue
            && seen.Count < ushort.MaxValue && seen.Add(start))
        {
            header.TryNumber(start + counter + (fields * entry), header.Wide, out start);
        }

        return seen.Count;
    }

    private static TiffDirectory? Read(byte[] file, long start)
    {
        var directory = new TiffDirectory(file);
        var (header, entry) = directory._isBig ? (8, 20) : (2, 12);
        if (!directory.TryNumber(start, header, out var count)) return null;
        if (count > ushort.MaxValue || (ulong)start + (ulong)header + ((ulong)count * (ulong)entry) > (ulong)file.Length) return null;
        for (var i = 0; i < count; i++) directory.Add(start + header + (i * entry));
        return directory;
    }

    /// <summary>Adds the field of an entry, whose longer values are stored elsewhere.</summary>
    private void Add(long entry)
    {
        var (file, wide) = (_file, Wide);
        var tag = (TiffTag)Number(file.AsSpan((int)entry, 2));
        var type = new TiffType((int)Number(file.AsSpan((int)entry + 2, 2)));
        var count = Number(file.AsSpan((int)entry + 4, wide));
        if (type.Size == 0 || count < 1) return;
        var isThere = count <= file.Length / type.Size;
        var length = isThere ? (int)count * type.Size : 0;
        var place = entry + 4 + wide;
        if (length > wide) place = Number(file.AsSpan((int)place, wide));
        isThere &= place >= 0 && place <= file.Length - length;
        // As in libtiff, the first of several fields with the same tag counts.
        if (isThere) _fields.TryAdd(tag, new TiffField(type, (int)count, file.AsMemory((int)place, length)));
        else if (Enum.IsDefined(tag)) Lost ??= tag;
    }

    private bool TryNumber(long place, int size, out long number)
    {
        var isThere = place >= 0 && place <= _file.Length - size;
        number = isThere ? Number(_file.AsSpan((int)place, size)) : 0;
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
