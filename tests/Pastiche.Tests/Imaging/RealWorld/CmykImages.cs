using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>Inks, with a profile and without.</summary>
internal static class CmykImages
{
    private const int Separated = 5;

    private static readonly ushort[][] Inks = [[102, 51, 51, 0], [51, 153, 153, 51], [153, 102, 51, 0], [51, 51, 51, 102]];

    // What transicc 5.1 of Little CMS 2.14 makes of them: from libvips' own CMYK profile (961,644 bytes) to its built-in sRGB,
    // relative colorimetric, with black point compensation: echo 40 20 20 0 | transicc -i cmyk.icm -o '*sRGB' -t1 -b -n
    private static readonly double[][] Printed =
        [[143.5108, 164.7572, 176.6572], [162.7998, 94.1231, 81.9737], [103.7313, 125.2459, 158.3411], [131.5913, 125.2746, 124.1983]];

    // By Pillow 9.4: four corners of those inks, 32×16. It writes Adobe's marker and the numbers the other way round, as is usual.
    private const string Pillow =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAIBgYHBgUIBwcHCQkICgwUDQwLCwwZEhMPFB0a"
        + "Hx4dGhwcICQuJyAiLCMcHCg3KSwwMTQ0NB8nOT04MjwuMzQy/8AAFAgAEAAgBEMRAE0R"
        + "AFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMC"
        + "BAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYX"
        + "GBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFho"
        + "eIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk"
        + "5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDZr0yvTK9/oooors68ZrxmuMoooorxmuzr2auzoooor2auzorxmiiiiv/Z";

    public static IEnumerable<RealWorldImage> All
    {
        get
        {
            var small = Corners(32, 16, 8);
            yield return Image("JPEG CMYK", Convert.FromBase64String(Pillow), small, Print(1));
            yield return Image("TIFF CMYK 8 bits", TiffFile.Encode(Corners(20, 10, 8), new(Separated)), Corners(20, 10, 8), Print(1));
            yield return Image(
                "TIFF CMYK 16 bits",
                TiffFile.Encode(Corners(20, 10, 16), new(Separated), bigEndian: true),
                Corners(20, 10, 16),
                Print(257));
            yield return Image(
                "TIFF CMYK planar LZW", TiffFile.Encode(small, new(Separated, Compression: 5, Planar: true)), small, Print(1));
            var profile = IccProfile.Cmyk(Lab);
            yield return Image(
                "JPEG CMYK with a profile for RGB",
                JpegFile.WithProfile(Convert.FromBase64String(Pillow), IccProfile.Of(ColorSpace.Srgb)),
                small,
                Print(1));
            var full = Raster.Of(30, 20, 4, 8, (x, y, ink) => Full(x, y, ink) ? 255 : 0);
            yield return Image("TIFF CMYK with a profile", TiffFile.Encode(full, new(Separated, Profile: profile)), full, ByTable);
            var transparent = Raster.Of(30, 20, 5, 8, (x, y, band) => band == 4 ? x * 8 : Full(x, y, band) ? 255 : 0);
            yield return Image(
                "TIFF CMYK with a profile and alpha",
                TiffFile.Encode(transparent, new(Separated, ExtraSamples: [2], Profile: profile)),
                transparent,
                pixel => ByTable(pixel) with { Alpha = pixel[4] / 255.0 });
        }
    }

    private static Raster Corners(int width, int height, int bits) => Raster.Of(width, height, 4, bits, (x, y, ink) =>
        Inks[(x >= width / 2 ? 1 : 0) + (y >= height / 2 ? 2 : 0)][ink] * (bits == 16 ? 257 : 1));

    private static Meaning Print(int scale) => pixel =>
    {
        ushort[] inks = [.. pixel.ToArray().Select(value => (ushort)(value / scale))];
        var rgb = Printed[Array.FindIndex(Inks, known => known.SequenceEqual(inks))];
        return new(rgb[0] / 255, rgb[1] / 255, rgb[2] / 255);
    };

    /// <summary>Each of the sixteen ways to print inks in full.</summary>
    private static bool Full(int x, int y, int ink) => ((((x / 8) + (4 * (y / 5))) >> (3 - ink)) & 1) > 0;

    /// <summary>Inks that are wrong in an obvious way: cyan prints red, magenta green. Black covers everything.</summary>
    private static (double L, double A, double B) Lab(bool cyan, bool magenta, bool yellow, bool black) => black
        ? (0, 0, 0)
        : (100 - (cyan ? 20 : 0) - (magenta ? 20 : 0) - (yellow ? 20 : 0), (cyan ? 20 : 0) - (magenta ? 20 : 0), yellow ? -15 : 0);

    private static Color ByTable(ReadOnlySpan<ushort> pixel)
    {
        var (l, a, b) = Lab(pixel[0] > 0, pixel[1] > 0, pixel[2] > 0, pixel[3] > 0);
        return Color.FromLab(l, a, b);
    }

    private static RealWorldImage Image(string name, byte[] file, Raster raster, Meaning meaning) =>
        new(name, file, raster, meaning, Nearness.DeltaE);
}
