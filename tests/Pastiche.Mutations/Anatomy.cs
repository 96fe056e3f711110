using System.Buffers.Binary;
using System.Text;

namespace Pastiche.Mutations;

/// <summary>What a file consists of, as far as it can be followed: parts that can be moved about, and numbers that decide much.</summary>
internal static class Anatomy
{
    /// <summary>How many fields an entry of a TIFF directory has.</summary>
    public const int FieldsOfAnEntry = 5;

    /// <summary>Chunks, segments, entries or blocks, in order; those before the first and after the last are left out.</summary>
    public static List<(int Start, int Length)> Parts(ImageFileFormat format, byte[] file) => format switch
    {
        ImageFileFormat.Png => Chunks(file, 8, 12, BinaryPrimitives.ReadUInt32BigEndian, sizeAt: 0, align: 1),
        ImageFileFormat.Webp => Chunks(file, 12, 8, BinaryPrimitives.ReadUInt32LittleEndian, sizeAt: 4, align: 2),
        ImageFileFormat.Jpeg => Segments(file),
        ImageFileFormat.Tiff => Entries(file),
        ImageFileFormat.Avif => [.. Boxes(file, 0, file.Length)],
        _ => Blocks(file),
    };

    /// <summary>Where the sizes, depths, counts and types stand, and how many bytes each has.</summary>
    public static List<(int Start, int Length)> Fields(ImageFileFormat format, byte[] file)
    {
        List<(int, int)> fields = [];
        foreach (var (start, length) in Parts(format, file))
        {
            var kind = format is ImageFileFormat.Png ? file.AsSpan(start + 4, 4) : file.AsSpan(start, Math.Min(4, length));
            if (format is ImageFileFormat.Png && kind.SequenceEqual("IHDR"u8))
                fields.AddRange([(start + 8, 4), (start + 12, 4), (start + 16, 1), (start + 17, 1), (start + 20, 1)]);
            else if (format is ImageFileFormat.Webp && kind.SequenceEqual("VP8X"u8))
                fields.AddRange([(start + 8, 1), (start + 12, 3), (start + 15, 3)]);
            else if (format is ImageFileFormat.Webp)
                fields.AddRange([(start + 4, 4), (start + 9, 4), (start + 14, 2), (start + 16, 2)]);
            else if (format is ImageFileFormat.Jpeg && kind is [0xFF, >= 0xC0 and <= 0xC2, ..])
                fields.AddRange([(start + 4, 1), (start + 5, 2), (start + 7, 2), (start + 9, 1), (start + 11, 1), (start + 14, 1)]);
            else if (format is ImageFileFormat.Jpeg)
                fields.Add((start + 2, 2));
            else if (format is ImageFileFormat.Tiff)
                fields.AddRange([(start, 2), (start + 2, 2), (start + 4, 4), (start + 8, 4), (start + 8, 2)]);
            else if (format is ImageFileFormat.Avif)
                // Sizes and types of boxes, widths and heights, offsets and lengths of items.
                fields.AddRange([(start, 4), (start + 12, 4), (start + 16, 4), (start + 9, 1), (start + 14, 2), (start + 18, 2)]);
            else if (format is ImageFileFormat.Gif && kind is [0x2C, ..])
                fields.AddRange([(start + 1, 2), (start + 3, 2), (start + 5, 2), (start + 7, 2), (start + 9, 1)]);
        }

        if (format is ImageFileFormat.Gif) fields.AddRange([(6, 2), (8, 2), (10, 1)]);
        fields.RemoveAll(field => field.Item1 + field.Item2 > file.Length);
        return fields;
    }

    /// <summary>PNG chunks are size, name, data, checksum; those of WebP are name, size, data to an even length.</summary>
    private static List<(int, int)> Chunks(byte[] file, int start, int overhead, ReadSize read, int sizeAt, int align)
    {
        List<(int, int)> parts = [];
        while (start + overhead <= file.Length)
        {
            var size = read(file.AsSpan(start + sizeAt, 4)) + (long)overhead;
            size += size % align;
            if (size > file.Length - start) break;
            parts.Add((start, (int)size));
            start += (int)size;
        }

        return parts;
    }

    private static List<(int, int)> Segments(byte[] file)
    {
        List<(int, int)> parts = [];
        var start = 2;
        while (start + 4 <= file.Length && file[start] == 0xFF)
        {
            var end = start + 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + 2));
            // What was scanned follows its header without a length, up to a marker that is no stuffing and no restart.
            if (file[start + 1] == 0xDA)
            {
                while (end + 1 < file.Length && !(file[end] == 0xFF && file[end + 1] is not (0 or (>= 0xD0 and <= 0xD7)))) end++;
            }

            if (end > file.Length) break;
            parts.Add((start, end - start));
            start = end;
        }

        return parts;
    }

    /// <summary>The entries of the first directory; libvips writes little-endian files here, small or big.</summary>
    private static List<(int, int)> Entries(byte[] file)
    {
        if (file.Length < 16 || file[0] != 'I') return [];
        var big = file[2] == 43;
        var directory = big ? BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(8))
            : BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        if (directory < 0 || directory + 8 > file.Length) return [];
        var (entry, header) = big ? (20, 8) : (12, 2);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan((int)directory));
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => ((int)directory + header + (i * entry), entry))
                .Where(part => part.Item1 + entry <= file.Length),
        ];
    }

    /// <summary>
    /// Boxes, and those within the ones that are made of boxes: size, name, content; the content of meta has its version first.
    /// </summary>
    private static IEnumerable<(int Start, int Length)> Boxes(byte[] file, int start, int end)
    {
        const int Header = 8;
        while (start + Header <= end)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(start));
            if (length < Header || length > end - start) yield break;
            yield return (start, (int)length);
            var name = Encoding.ASCII.GetString(file, start + 4, 4);
            var content = start + Header + (name == "meta" ? 4 : 0);
            if (name is "meta" or "iprp" or "ipco" or "iref")
                foreach (var box in Boxes(file, content, start + (int)length)) yield return box;
            start += (int)length;
        }
    }

    /// <summary>Extensions and pictures, each with its data in sub-blocks.</summary>
    private static List<(int, int)> Blocks(byte[] file)
    {
        List<(int, int)> parts = [];
        if (file.Length < 13) return parts;
        var start = 13 + Colors(file[10]);
        while (start + 10 < file.Length && file[start] is 0x21 or 0x2C)
        {
            var end = file[start] == 0x21 ? start + 2 : start + 11 + Colors(file[start + 9]);
            while (end < file.Length && file[end] > 0) end += file[end] + 1;
            if (end >= file.Length) break;
            parts.Add((start, end + 1 - start));
            start = end + 1;
        }

        return parts;
    }

    private static int Colors(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private delegate uint ReadSize(ReadOnlySpan<byte> bytes);
}
