namespace Pastiche.Tests.Imaging.Files;

/// <summary>How a page of a TIFF file is laid out.</summary>
/// <param name="Photometric">0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK.</param>
/// <param name="Compression">1 none, 5 LZW, 8 deflate.</param>
/// <param name="ExtraSamples">1 associated alpha, 2 unassociated alpha.</param>
/// <param name="Planar">One channel after the other.</param>
/// <param name="Tile">The side of its tiles; strips otherwise.</param>
/// <param name="Orientation">As in EXIF.</param>
/// <param name="ColorMap">16 bits each: all reds, all greens, all blues.</param>
/// <param name="Profile">An ICC profile.</param>
/// <param name="Describe">Puts further fields into its directory.</param>
internal sealed record TiffLayout(
    int Photometric,
    int Compression = 1,
    int? ExtraSamples = null,
    bool Planar = false,
    int? Tile = null,
    int Orientation = 1,
    int[]? ColorMap = null,
    byte[]? Profile = null,
    Action<TiffDirectory>? Describe = null);

/// <summary>Writes TIFF 6.0 files of many kinds, in either byte order.</summary>
internal static class TiffFile
{
    private const int RowsPerStrip = 5;

    public static byte[] Encode(Raster raster, TiffLayout layout, bool bigEndian = false) => Encode([raster], layout, bigEndian);

    /// <summary>Pages one after the other, each its pixels and then its directory.</summary>
    public static byte[] Encode(IReadOnlyList<Raster> pages, TiffLayout layout, bool bigEndian = false)
    {
        var body = new List<byte>();
        var next = 0;
        // From the last to the first, so that each knows where the next one is.
        foreach (var page in pages.Reverse())
        {
            var pieces = Pieces(page, layout, bigEndian).Select(piece => Compress(piece, layout.Compression)).ToArray();
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
            .Shorts(258, Enumerable.Repeat(page.Bits, page.Bands))
            .Shorts(259, layout.Compression).Shorts(262, layout.Photometric)
            .Shorts(274, layout.Orientation).Shorts(277, page.Bands)
            .Shorts(284, layout.Planar ? 2 : 1);
        if (layout.Tile is { } side) directory.Longs(322, side).Longs(323, side).Longs(324, offsets).Longs(325, lengths);
        else directory.Longs(273, offsets).Longs(278, RowsPerStrip).Longs(279, lengths);
        if (layout.ExtraSamples is { } extra) directory.Shorts(338, extra);
        if (layout.ColorMap is { } map) directory.Shorts(320, map);
        if (layout.Profile is { } profile) directory.Bytes(34675, profile);
        layout.Describe?.Invoke(directory);
        return directory;
    }

    /// <summary>Strips or tiles; of each channel in turn where they are apart.</summary>
    private static IEnumerable<byte[]> Pieces(Raster page, TiffLayout layout, bool bigEndian)
    {
        Raster[] planes = layout.Planar ? [.. Enumerable.Range(0, page.Bands).Select(page.Band)] : [page];
        var (width, height) = layout.Tile is { } side ? (side, side) : (page.Width, RowsPerStrip);
        foreach (var plane in planes)
            for (var top = 0; top < page.Height; top += height)
                for (var left = 0; left < page.Width; left += width)
                    yield return plane.Part(left, top, width, layout.Tile ?? Math.Min(height, page.Height - top)).Packed(bigEndian);
    }

    private static byte[] Compress(byte[] piece, int compression) => compression switch
    {
        1 => piece,
        5 => PlainLzw.Encode(piece, highBitsFirst: true),
        _ => PngFile.Zip(piece),
    };
}
