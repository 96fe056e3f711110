using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>Colour profiles of RGB and grey, in every format that can have one.</summary>
internal static class ProfileImages
{
    private static readonly (string Name, ColorSpace Space)[] Spaces =
    [
        ("sRGB", ColorSpace.Srgb), ("Adobe RGB", ColorSpace.AdobeRgb), ("Display P3", ColorSpace.DisplayP3),
        ("ProPhoto RGB", ColorSpace.ProPhoto), ("swapped primaries", ColorSpace.Swapped),
    ];

    public static IEnumerable<RealWorldImage> All => [.. Spaces.SelectMany(space => Rgb(space.Name, space.Space)), .. Grays, Palette];

    private static IEnumerable<RealWorldImage> Rgb(string name, ColorSpace space)
    {
        var profile = IccProfile.Of(space);
        var flat = Scenes.Flat(3);
        yield return Image($"JPEG {name}", JpegFile.WithProfile(JpegFile.Encode(flat), profile), flat, Meanings.In(space, flat));
        foreach (var (bands, bits) in ((int, int)[])[(3, 8), (4, 8), (3, 16), (4, 16)])
        {
            var raster = Scenes.Detailed(bands, bits);
            var (alpha, meaning) = (bands == 4 ? " with alpha" : "", Meanings.In(space, raster));
            yield return Image(
                $"PNG {name} {bits} bits{alpha}",
                PngFile.Encode(raster, bands == 4 ? PngColor.Rgba : PngColor.Rgb, [PngFile.Profile(profile)]), raster, meaning);
            yield return Image(
                $"TIFF {name} {bits} bits{alpha}",
                TiffFile.Encode(raster, new(Photometric: 2, ExtraSamples: bands == 4 ? [2] : null, Profile: profile)), raster, meaning);
            if (bits == 8)
            {
                yield return Image(
                    $"WebP {name}{alpha}", WebpFile.Extend(WebpFile.Encode(raster, lossless: true), raster, profile), raster, meaning);
            }
        }
    }

    private static IEnumerable<RealWorldImage> Grays
    {
        get
        {
            var curve = Curves.Power256(461);
            var profile = IccProfile.Gray(curve);
            var flat = Scenes.Flat(1);
            yield return Image(
                "JPEG grey of gamma 1.8", JpegFile.WithProfile(JpegFile.Encode(flat), profile), flat, Meanings.Gray(curve, flat));
            foreach (var (bands, bits) in ((int, int)[])[(1, 8), (2, 8), (1, 16), (2, 16)])
            {
                var raster = Scenes.Detailed(bands, bits);
                yield return Image(
                    $"PNG grey of gamma 1.8 {bits} bits{(bands == 2 ? " with alpha" : "")}",
                    PngFile.Encode(raster, bands == 2 ? PngColor.GrayAlpha : PngColor.Gray, [PngFile.Profile(profile)]),
                    raster, Meanings.Gray(curve, raster));
            }
        }
    }

    /// <summary>The profile is about the colours, not about the indices.</summary>
    private static RealWorldImage Palette
    {
        get
        {
            byte[] colors = [150, 110, 105, 110, 140, 115, 105, 115, 150, 170, 165, 130];
            var raster = Scenes.Indices(2);
            var meaning = Meanings.In(ColorSpace.AdobeRgb, new Raster(1, 1, 3, 8, []));
            return Image(
                "PNG palette in Adobe RGB",
                PngFile.Encode(raster, PngColor.Palette, [PngFile.Profile(IccProfile.Of(ColorSpace.AdobeRgb)), PngFile.Palette(colors)]),
                raster, pixel => meaning([.. colors.Skip(3 * pixel[0]).Take(3)]));
        }
    }

    private static RealWorldImage Image(string name, byte[] file, Raster raster, Meaning meaning) =>
        new(name, file, raster, meaning, name.StartsWith("JPEG", StringComparison.Ordinal) ? Nearness.Lossy : Nearness.DeltaE);
}
