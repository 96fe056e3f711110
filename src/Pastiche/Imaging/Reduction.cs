using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Reduces stored channels to colors and alpha of the size needed.</summary>
internal static class Reduction
{
    /// <summary>
    /// Extracts colors and straight alpha, reduced to the size asked for, before colors are converted, which costs time for each pixel.
    /// Colors are weighted by alpha. L*a*b* comes as floats in its own units, everything else as stored.
    /// </summary>
    public static VipsImage Reduce(VipsImage image, PixelFormat format, int? longSide)
    {
        using var channels = Channels(image, format);
        var side = Math.Max(image.Width, image.Height);
        var isReduced = longSide < side;
        if (!isReduced && format.Alpha != AlphaKind.Associated) return channels.Copy();
        using var weighted = format.Alpha == AlphaKind.Unassociated ? channels.Premultiply(maxAlpha: format.White) : channels.Copy();
        using var resized = isReduced ? Resize(weighted, side, longSide!.Value) : weighted.Copy();
        if (!format.HasAlpha) return resized.Copy();
        using var straight = resized.Unpremultiply(maxAlpha: format.White);
        if (channels.Format == Enums.BandFormat.Float) return straight.Cast(Enums.BandFormat.Float);
        using var rounded = straight.Rint();
        return rounded.Cast(channels.Format);
    }

    private static VipsImage Resize(VipsImage image, int side, int longSide)
    {
        return image.Resize(Factor(image.Width), vscale: Factor(image.Height), kernel: Enums.Kernel.Lanczos3);

        double Factor(int length) => Math.Max(1, Math.Round((double)length * longSide / side)) / length;
    }

    /// <summary>The color channels, then alpha.</summary>
    private static VipsImage Channels(VipsImage image, PixelFormat format)
    {
        using var stored = image.ExtractBand(0, n: format.ColorBands);
        using var colors = format.Colors == ColorModel.Lab ? Lab(stored) : stored.Copy();
        if (!format.HasAlpha) return colors.Copy();
        using var alpha = image.ExtractBand(format.AlphaBand);
        return colors.Bandjoin(alpha);
    }

    /// <summary>Scales L*a*b*: L* uses the whole range of the samples; a* and b* are signed 256ths.</summary>
    private static VipsImage Lab(VipsImage stored)
    {
        using var lightness = stored.ExtractBand(0);
        using var chroma = stored.ExtractBand(1, n: 2);
        using var signed = chroma.Copy(format: Enums.BandFormat.Short);
        using var l = lightness * (100.0 / ushort.MaxValue);
        using var ab = signed / 256;
        using var lab = l.Bandjoin(ab);
        return lab.Cast(Enums.BandFormat.Float);
    }
}
