using System.Numerics;
using Pastiche.Imaging.Tiff;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The color encoding in EXIF metadata, or in a TIFF file itself, for files without a profile.</summary>
internal static class ExifColors
{
    private const int Srgb = 1;
    private const int AdobeRgb = 2;

    /// <summary>Finds the encoding; null if none is stated.</summary>
    /// <param name="block">EXIF metadata, or a TIFF file.</param>
    /// <param name="path">What to call the file in messages.</param>
    /// <param name="isUnknown">Whether the file only states that it is not sRGB.</param>
    /// <exception cref="PasticheException">The encoding is not supported.</exception>
    public static ColorEncoding? Find(byte[] block, string path, out bool isUnknown)
    {
        isUnknown = false;
        if (block.AsSpan().StartsWith("Exif\0\0"u8)) block = block[6..];
        if (!TiffDirectory.IsTiff(block) || TiffDirectory.Read(block) is not { } main) return null;
        var exif = main.Sub(TiffTag.Exif);
        var space = exif?.Number(TiffTag.ExifColorSpace, missing: 0) ?? 0;
        if (space == Srgb) return ColorEncoding.Srgb;
        // The Design rule for Camera File systems marks Adobe RGB by this index, with the color space "uncalibrated"; some cameras write a
        // value of their own.
        if (space == AdobeRgb || IsOptional(exif?.Sub(TiffTag.ExifInteroperability))) return ColorEncoding.AdobeRgb;
        var calibrated = Calibration(main, exif, path);
        isUnknown = calibrated is null && space != 0;
        return calibrated;
    }

    /// <summary>Whether the interoperability index is that of the standard's optional color space.</summary>
    private static bool IsOptional(TiffDirectory? rules) =>
        rules is not null && rules.TryField(TiffTag.InteroperabilityIndex, out var index) && index.Bytes.Span.StartsWith("R03"u8);

    private static ColorEncoding? Calibration(TiffDirectory main, TiffDirectory? exif, string path)
    {
        var curve = Curve(main, exif, path);
        var primaries = Primaries(main);
        return curve is null && primaries is null ? null : new(primaries ?? RgbPrimaries.Srgb, curve ?? TransferFunction.Srgb);
    }

    private static RgbPrimaries? Primaries(TiffDirectory main)
    {
        if (main.Fractions(TiffTag.PrimaryChromaticities, most: 6) is not { Length: 6 } points) return null;
        var white = main.Fractions(TiffTag.WhitePoint, most: 2) is { Length: 2 } point ? Point(point, 0) : RgbPrimaries.Srgb.White;
        var primaries = new RgbPrimaries(Red: Point(points, 0), Green: Point(points, 2), Blue: Point(points, 4), white);
        return primaries.IsValid ? primaries : null;
    }

    private static Func<double, double>? Curve(TiffDirectory main, TiffDirectory? exif, string path)
    {
        // For palettes, and where 0 is white, it describes other numbers than the decoded ones.
        if (main.Number(TiffTag.PhotometricInterpretation, missing: 2) is not (0 or 3) && Table(main, path) is { } table) return table;
        return exif?.Fractions(TiffTag.ExifGamma, most: 1) is [> 0.1 and < 10 and var gamma] ? TransferFunction.Power(gamma) : null;
    }

    /// <summary>The transfer function of a table in 65,535ths.</summary>
    private static Func<double, double>? Table(TiffDirectory main, string path)
    {
        var light = main.Numbers(TiffTag.TransferFunction, most: 3 << 16);
        if (light.Length % 3 == 0 && light.Length > 0)
        {
            var channels = light.Chunk(light.Length / 3).ToArray();
            if (!channels.All(channel => channel.SequenceEqual(channels[0])))
                throw Errors.UnsupportedColors(path, "a transfer function of its own for each channel");
            light = channels[0];
        }

        return light.Length is 1 << 8 or 1 << 16 ? Interpolated : null;

        double Interpolated(double encoded)
        {
            var place = encoded * (light.Length - 1);
            var below = Math.Min((int)place, light.Length - 2);
            return double.Lerp(light[below], light[below + 1], place - below) / ushort.MaxValue;
        }
    }

    private static Vector2 Point(double[] numbers, int place) => new((float)numbers[place], (float)numbers[place + 1]);
}
