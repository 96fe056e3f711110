using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>TIFF: photometric interpretations, layouts, compressions, both byte orders.</summary>
internal static class TiffImages
{
    private const int WhiteIsZero = 0;
    private const int BlackIsZero = 1;
    private const int Rgb = 2;
    private const int Palette = 3;
    private const int Associated = 1;
    private const int Unassociated = 2;

    private static readonly TiffLayout Plain = new(Rgb);

    public static IEnumerable<RealWorldImage> All =>
        [.. Layouts, .. Grays, .. Alphas, .. Palettes, .. Enumerable.Range(1, 8).Select(Turned), Pages];

    private static IEnumerable<RealWorldImage> Layouts =>
        from layout in ((string Name, TiffLayout Layout)[])
        [
            ("uncompressed", Plain), ("LZW", Plain with { Compression = 5 }), ("deflate", Plain with { Compression = 8 }),
            ("planar", Plain with { Planar = true }), ("tiled", Plain with { Tile = 16 }),
            ("planar LZW", Plain with { Planar = true, Compression = 5 }), ("tiled deflate", Plain with { Tile = 16, Compression = 8 }),
        ]
        from bits in (int[])[8, 16]
        let bigEndian = bits == 16 ^ layout.Layout.Compression == 1
        let raster = Scenes.Detailed(bands: 3, bits, vivid: true)
        select Image($"RGB {bits} bits {layout.Name}", raster, layout.Layout, Meanings.Plain(raster), bigEndian: bigEndian);

    private static IEnumerable<RealWorldImage> Grays =>
        from bits in (int[])[1, 2, 4, 8, 16]
        from whiteIsZero in (bool[])[false, true]
        let raster = Scenes.Detailed(bands: 1, bits)
        select Image(
            $"grey {bits} bits {(whiteIsZero ? "0 is white" : "0 is black")}", raster, new(whiteIsZero ? WhiteIsZero : BlackIsZero),
            whiteIsZero ? Meanings.Inverted(raster) : Meanings.Plain(raster), bigEndian: whiteIsZero);

    private static IEnumerable<RealWorldImage> Alphas =>
        from bands in (int[])[2, 4]
        from bits in (int[])[8, 16]
        from associated in (bool[])[false, true]
        let raster = Scenes.Detailed(bands, bits)
        let stored = associated ? Multiplied(raster) : raster
        select Image(
            $"{(bands == 2 ? "grey" : "RGB")} {bits} bits {(associated ? "associated" : "unassociated")} alpha", stored,
            new(bands == 2 ? BlackIsZero : Rgb, ExtraSamples: [associated ? Associated : Unassociated]),
            associated ? Meanings.Associated(stored) : Meanings.Plain(stored), associated ? Nearness.Step : Nearness.Exact);

    private static IEnumerable<RealWorldImage> Palettes =>
        from bits in (int[])[4, 8]
        let colors = Scenes.Palette(bits)
        let raster = Scenes.Indices(bits)
        let map =
            (int[])[.. Enumerable.Range(0, 3).SelectMany(band => Enumerable.Range(0, 1 << bits).Select(i => 257 * colors[(3 * i) + band]))]
        select Image($"palette {bits} bits", raster, new(Palette, ColorMap: map), Meanings.Palette(colors));

    private static RealWorldImage Turned(int orientation)
    {
        var raster = Scenes.Detailed(bands: 3, bits: orientation > 4 ? 16 : 8, vivid: true);
        return Image(
            $"orientation {orientation}",
            raster,
            Plain with { Orientation = orientation },
            Meanings.Plain(raster),
            orientation: orientation);
    }

    private static RealWorldImage Pages
    {
        get
        {
            var first = Scenes.Detailed(bands: 3, bits: 8, vivid: true);
            return new("TIFF three pages", TiffFile.Encode([first, Scenes.Flat(3), Scenes.Flat(3)], Plain), first, Meanings.Plain(first));
        }
    }

    private static Raster Multiplied(Raster raster) => Raster.Of(raster.Width, raster.Height, raster.Bands, raster.Bits, (x, y, band) =>
    {
        var pixel = raster.At(x, y);
        return band == raster.Bands - 1 ? pixel[band] : (int)Math.Round((double)pixel[band] * pixel[^1] / raster.Max);
    });

    private static RealWorldImage Image(
        string name,
        Raster raster,
        TiffLayout layout,
        Meaning meaning,
        Nearness nearness = Nearness.Exact,
        int orientation = 1,
        bool bigEndian = false) =>
        new($"TIFF {name}", TiffFile.Encode(raster, layout, bigEndian), raster, meaning, nearness, orientation);
}
