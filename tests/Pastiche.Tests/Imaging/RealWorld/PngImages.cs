using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>PNG: every colour type, depth and way of being transparent.</summary>
internal static class PngImages
{
    public static IEnumerable<RealWorldImage> All =>
        [.. Kinds, .. Palettes, .. ColorKeys, .. Enumerable.Range(1, 8).Select(Turned), WithGamma];

    private static IEnumerable<RealWorldImage> Kinds =>
        from kind in ((PngColor Color, int Bands, int[] Depths)[])
        [
            (PngColor.Gray, 1, [1, 2, 4, 8, 16]), (PngColor.GrayAlpha, 2, [8, 16]), (PngColor.Rgb, 3, [8, 16]), (PngColor.Rgba, 4, [8, 16]),
        ]
        from bits in kind.Depths
        from interlaced in (bool[])[false, true]
        let raster = Scenes.Detailed(kind.Bands, bits, vivid: true)
        select new RealWorldImage(
            $"PNG {kind.Color} {bits} bits{(interlaced ? " interlaced" : "")}",
            PngFile.Encode(raster, kind.Color, interlaced: interlaced), raster, Meanings.Plain(raster));

    private static IEnumerable<RealWorldImage> Palettes =>
        from bits in (int[])[1, 2, 4, 8]
        from transparent in (bool[])[false, true]
        let colors = Scenes.Palette(bits)
        let alphas = transparent ? (byte[])[0, 128] : null
        let raster = Scenes.Indices(bits)
        select new RealWorldImage(
            $"PNG palette {bits} bits{(transparent ? " partly transparent" : "")}",
            PngFile.Encode(
                raster, PngColor.Palette, [PngFile.Palette(colors), .. alphas is null ? [] : (byte[][])[PngFile.Transparency(alphas)]]),
            raster, Meanings.Palette(colors, alphas));

    private static IEnumerable<RealWorldImage> ColorKeys =>
        from kind in ((PngColor Color, int Bands, int Bits)[])
            [(PngColor.Gray, 1, 1), (PngColor.Gray, 1, 8), (PngColor.Gray, 1, 16), (PngColor.Rgb, 3, 8), (PngColor.Rgb, 3, 16)]
        let raster = Scenes.Detailed(kind.Bands, kind.Bits, vivid: true)
        let key = raster.At(0, 0).ToArray()
        select new RealWorldImage(
            $"PNG {kind.Color} {kind.Bits} bits with a transparent colour",
            PngFile.Encode(raster, kind.Color, [PngFile.Transparency(key)]), raster, Meanings.Except(raster, key));

    private static RealWorldImage Turned(int orientation)
    {
        var raster = Scenes.Detailed(bands: orientation % 2 == 0 ? 4 : 3, bits: 8, vivid: true);
        var file = PngFile.Encode(raster, raster.Bands == 4 ? PngColor.Rgba : PngColor.Rgb, [PngFile.Exif(ExifBlock.Of(orientation))]);
        return new($"PNG orientation {orientation}", file, raster, Meanings.Plain(raster), Orientation: orientation);
    }

    /// <summary>That of sRGB to five digits, as many programs write.</summary>
    private static RealWorldImage WithGamma
    {
        get
        {
            var raster = Scenes.Detailed(bands: 3, bits: 8);
            return new("PNG with a gamma", PngFile.Encode(raster, PngColor.Rgb, [PngFile.Gamma(0.45455)]), raster, Meanings.Plain(raster));
        }
    }
}
