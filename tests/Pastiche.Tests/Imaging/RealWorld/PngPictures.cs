using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>PNG: every colour type, depth and way of being transparent.</summary>
internal static class PngPictures
{
    public static IEnumerable<RealWorldPicture> All =>
        [.. Kinds, .. Palettes, .. ColourKeys, .. Enumerable.Range(1, 8).Select(Turned), WithGamma];

    private static IEnumerable<RealWorldPicture> Kinds =>
        from kind in ((PngColour Colour, int Bands, int[] Depths)[])
        [
            (PngColour.Grey, 1, [1, 2, 4, 8, 16]), (PngColour.GreyAlpha, 2, [8, 16]), (PngColour.Rgb, 3, [8, 16]), (PngColour.Rgba, 4, [8, 16]),
        ]
        from bits in kind.Depths
        from interlaced in (bool[])[false, true]
        let raster = Scenes.Detailed(kind.Bands, bits, vivid: true)
        select new RealWorldPicture(
            $"PNG {kind.Colour} {bits} bits{(interlaced ? " interlaced" : "")}",
            PngFile.Encode(raster, kind.Colour, interlaced: interlaced), raster, Meanings.Plain(raster));

    private static IEnumerable<RealWorldPicture> Palettes =>
        from bits in (int[])[1, 2, 4, 8]
        from transparent in (bool[])[false, true]
        let colours = Scenes.Palette(bits)
        let alphas = transparent ? (byte[])[0, 128] : null
        let raster = Scenes.Indices(bits)
        select new RealWorldPicture(
            $"PNG palette {bits} bits{(transparent ? " partly transparent" : "")}",
            PngFile.Encode(raster, PngColour.Palette, [PngFile.Palette(colours), .. alphas is null ? [] : (byte[][])[PngFile.Transparency(alphas)]]),
            raster, Meanings.Palette(colours, alphas));

    private static IEnumerable<RealWorldPicture> ColourKeys =>
        from kind in ((PngColour Colour, int Bands, int Bits)[])
            [(PngColour.Grey, 1, 1), (PngColour.Grey, 1, 8), (PngColour.Grey, 1, 16), (PngColour.Rgb, 3, 8), (PngColour.Rgb, 3, 16)]
        let raster = Scenes.Detailed(kind.Bands, kind.Bits, vivid: true)
        let key = raster.At(0, 0).ToArray()
        select new RealWorldPicture(
            $"PNG {kind.Colour} {kind.Bits} bits with a transparent colour",
            PngFile.Encode(raster, kind.Colour, [PngFile.Transparency(key)]), raster, Meanings.Except(raster, key));

    private static RealWorldPicture Turned(int orientation)
    {
        var raster = Scenes.Detailed(bands: orientation % 2 == 0 ? 4 : 3, bits: 8, vivid: true);
        var file = PngFile.Encode(raster, raster.Bands == 4 ? PngColour.Rgba : PngColour.Rgb, [PngFile.Exif(ExifBlock.Of(orientation))]);
        return new($"PNG orientation {orientation}", file, raster, Meanings.Plain(raster), Orientation: orientation);
    }

    /// <summary>That of sRGB to five digits, as many programs write.</summary>
    private static RealWorldPicture WithGamma
    {
        get
        {
            var raster = Scenes.Detailed(bands: 3, bits: 8);
            return new("PNG with a gamma", PngFile.Encode(raster, PngColour.Rgb, [PngFile.Gamma(0.45455)]), raster, Meanings.Plain(raster));
        }
    }
}
