namespace Pastiche.Tests.Imaging.Files;

/// <summary>How a page of a TIFF file is laid out.</summary>
/// <param name="Photometric">0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr, 8 L*a*b*.</param>
/// <param name="Compression">1 none, 5 LZW, 7 JPEG, 8 deflate, 32773 PackBits; others are written as if there were none.</param>
/// <param name="ExtraSamples">What further channels are: 0 nothing said, 1 associated alpha, 2 unassociated alpha.</param>
/// <param name="Planar">One channel after the other.</param>
/// <param name="Tile">The side of its tiles; strips otherwise.</param>
/// <param name="Orientation">As in EXIF.</param>
/// <param name="ColorMap">16 bits each: all reds, all greens, all blues.</param>
/// <param name="Profile">An ICC profile.</param>
/// <param name="SampleFormat">1 whole numbers, 2 signed ones, 3 floats.</param>
/// <param name="FloatBits">Floats of so many bits, from 0 to 1, in place of the whole numbers of the raster.</param>
/// <param name="Describe">Puts further fields into its directory.</param>
internal sealed record TiffLayout(
    int Photometric,
    int Compression = 1,
    int[]? ExtraSamples = null,
    bool Planar = false,
    int? Tile = null,
    int Orientation = 1,
    int[]? ColorMap = null,
    byte[]? Profile = null,
    int SampleFormat = 1,
    int? FloatBits = null,
    Action<TiffDirectory>? Describe = null);

/// <summary>Writes TIFF 6.0 files of many kinds, in either byte order.</summary>
internal static class TiffFile
{
    private const int YCbCr = 6;
    private const int RowsPerStrip = 5;

    /// <summary>Whole blocks of JPEG, at half the color resolution too.</summary>
    private const int RowsPerJpegStrip = 16;

    public static byte[] Encode(Raster raster, TiffLayout layout, bool bigEndian = false) => Encode([raster], layout, bigEndian);

    /// <summary>Pages one after the other, each its pixels and then its directory.</summary>
    public static byte[] Encode(IReadOnlyList<Raster> pages, TiffLayout layout, bool bigEndian = false)
    {
        var body = new List<byte>();
        var next = 0;
        // From the last to the first, so that each knows where the next one is.
        foreach (var page in pages.Reverse())
        {
            var pieces = Pieces(page, layout, bigEndian).ToArray();
            var offsets = new List<int>();
            foreach (var piece in pieces)
            {
                offsets.Add(8 + body.Count);
                body.AddRange([.. piece, .. new byte[piece.Length % 2]]);
            }

            var directory = Describe(page, layout, bigEndian, offsets, [.. pieces.Select(piece => piece.Length)]);
            var place = 8 + body.Count;
            var bytes = directory.ToArray(place, next);
            body.AddRange([.. bytes, .. new byte[bytes.Length % 2]]);
            next = place;
        }

        return [.. TiffDirectory.Header(next, bigEndian), .. body];
    }

    private static TiffDirectory Describe(Raster page, TiffLayout layout, bool bigEndian, List<int> offsets, int[] lengths)
    {
        var directory = new TiffDirectory(bigEndian)
            .Longs(256, page.Width).Longs(257, page.Height)
            .Shorts(258, Enumerable.Repeat(layout.FloatBits ?? page.Bits, page.Bands))
            .Shorts(259, layout.Compression).Shorts(262, layout.Photometric)
            .Shorts(274, layout.Orientation).Shorts(277, page.Bands)
            .Shorts(284, layout.Planar ? 2 : 1);
        if (layout.Tile is { } side) directory.Longs(322, side).Longs(323, side).Longs(324, offsets).Longs(325, lengths);
        else directory.Longs(273, offsets).Longs(278, RowsPerStripOf(layout)).Longs(279, lengths);
        if (layout.Photometric == YCbCr) directory.Shorts(530, 2, 2);
        if (layout.ExtraSamples is { } extra) directory.Shorts(338, extra);
        if (layout.SampleFormat != 1 || layout.FloatBits is not null)
            directory.Shorts(339, Enumerable.Repeat(layout.FloatBits is null ? layout.SampleFormat : 3, page.Bands));
        if (layout.ColorMap is { } map) directory.Shorts(320, map);
        if (layout.Profile is { } profile) directory.Bytes(34675, profile);
        layout.Describe?.Invoke(directory);
        return directory;
    }

    private static int RowsPerStripOf(TiffLayout layout) => layout.Compression == 7 ? RowsPerJpegStrip : RowsPerStrip;

    /// <summary>Strips or tiles; of each channel in turn where they are apart.</summary>
    private static IEnumerable<byte[]> Pieces(Raster page, TiffLayout layout, bool bigEndian)
    {
        Raster[] planes = layout.Planar ? [.. Enumerable.Range(0, page.Bands).Select(page.Band)] : [page];
        var (width, height) = layout.Tile is { } side ? (side, side) : (page.Width, RowsPerStripOf(layout));
        foreach (var plane in planes)
        {
            for (var top = 0; top < page.Height; top += height)
            {
                for (var left = 0; left < page.Width; left += width)
                {
                    var part = plane.Part(left, top, width, layout.Tile ?? Math.Min(height, page.Height - top));
                    yield return Compress(part, layout, bigEndian);
                }
            }
        }
    }

    private static byte[] Compress(Raster piece, TiffLayout layout, bool bigEndian) => layout.Compression switch
    {
        5 => PlainLzw.Encode(Pack(piece, layout, bigEndian), highBitsFirst: true),
        7 => JpegFile.Encode(piece, subsampled: layout.Photometric == YCbCr),
        8 => PngFile.Zip(Pack(piece, layout, bigEndian)),
        32773 => PackBits(Pack(piece, layout, bigEndian)),
        _ => Pack(piece, layout, bigEndian),
    };

    private static byte[] Pack(Raster piece, TiffLayout layout, bool bigEndian)
    {
        if (layout.FloatBits is not { } bits) return piece.Packed(bigEndian);
        var floats = piece.Values.Select(value => value / (float)piece.Max);
        byte[] packed = [.. floats.SelectMany(Encoded)];
        if (bigEndian)
        {
            foreach (var number in packed.Chunk(bits / 8).Index())
                number.Item.Reverse().ToArray().CopyTo(packed, number.Index * bits / 8);
        }

        return packed;

        byte[] Encoded(float value) => bits switch
        {
            16 => BitConverter.GetBytes((Half)value),
            32 => BitConverter.GetBytes(value),
            _ => BitConverter.GetBytes((double)value),
        };
    }

    /// <summary>Runs of a byte and bytes as they are, up to 128 at once.</summary>
    private static byte[] PackBits(byte[] bytes)
    {
        var packed = new List<byte>();
        for (var i = 0; i < bytes.Length;)
        {
            var run = bytes.Skip(i).Take(128).TakeWhile(value => value == bytes[i]).Count();
            if (run > 1) packed.AddRange([(byte)(257 - run), bytes[i]]);
            else packed.AddRange([0, bytes[i]]);
            i += run;
        }

        return [.. packed];
    }
}
