using System.Buffers.Binary;

namespace Pastiche.Mutations;

/// <summary>TIFF files with one channel after the other, which libvips does not write: RGB of 8 bits, not compressed.</summary>
internal static class PlanarTiff
{
    private const int Channels = 3;
    private const int Header = 8;
    private const int Long = 4;

    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="tile">The side of its tiles; one strip for each channel otherwise.</param>
    public static byte[] Encode(int width, int height, int? tile)
    {
        var (across, down) = tile is { } side ? ((width + side - 1) / side, (height + side - 1) / side) : (1, 1);
        var (count, length) = (across * down * Channels, tile is { } both ? both * both : width * height);
        var offsets = Header + (count * length);
        List<(int Tag, int Count, int Value)> entries =
        [
            (256, 1, width),
            (257, 1, height),
            (258, 1, 8),
            (259, 1, 1),
            (262, 1, 2),
            (277, 1, Channels),
            (284, 1, 2),
        ];
        var lengths = offsets + (count * 4);
        if (tile is { } tiles) entries.AddRange([(322, 1, tiles), (323, 1, tiles), (324, count, offsets), (325, count, lengths)]);
        else entries.AddRange([(273, count, offsets), (278, 1, height), (279, count, lengths)]);
        var directory = lengths + (count * 4);
        var file = new byte[directory + 2 + (12 * entries.Count) + 4];
        "II*\0"u8.CopyTo(file);
        Write(4, directory);
        for (var i = Header; i < offsets; i++) file[i] = (byte)(i * 7);
        for (var i = 0; i < count; i++)
        {
            Write(offsets + (4 * i), Header + (i * length));
            Write(lengths + (4 * i), length);
        }

        file[directory] = (byte)entries.Count;
        foreach (var (index, entry) in entries.OrderBy(entry => entry.Tag).Index())
        {
            var place = directory + 2 + (12 * index);
            Write(place, entry.Tag | (Long << 16));
            Write(place + 4, entry.Count);
            Write(place + 8, entry.Value);
        }

        return file;

        void Write(int place, int number) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(place), number);
    }
}
