using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>What stored numbers stand for, in closed form.</summary>
internal static class Meanings
{
    /// <summary>sRGB as it stands: grey or RGB, then alpha if there is one more.</summary>
    public static Meaning Plain(Raster raster) => pixel => raster.Bands < 3
        ? Color.Gray(Part(pixel[0], raster), raster.Bands == 2 ? Part(pixel[1], raster) : 1)
        : new(Part(pixel[0], raster), Part(pixel[1], raster), Part(pixel[2], raster), AlphaOf(pixel, raster));

    /// <summary>0 is white.</summary>
    public static Meaning Inverted(Raster raster) => pixel => Color.Gray(1 - Part(pixel[0], raster));

    /// <summary>One of these colours.</summary>
    public static Meaning Palette(byte[] colors, byte[]? alphas = null) => pixel =>
    {
        var index = pixel[0];
        var alpha = alphas is not null && index < alphas.Length ? alphas[index] / 255.0 : 1;
        return new(colors[3 * index] / 255.0, colors[(3 * index) + 1] / 255.0, colors[(3 * index) + 2] / 255.0, alpha);
    };

    /// <summary>Transparent where it has exactly this colour.</summary>
    public static Meaning Except(Raster raster, ushort[] transparent) =>
        pixel => Plain(raster)(pixel) with { Alpha = pixel.SequenceEqual(transparent) ? 0 : 1 };

    /// <summary>Multiplied by the alpha.</summary>
    public static Meaning Associated(Raster raster) => pixel =>
    {
        var (red, green, blue, alpha) = Plain(raster)(pixel);
        return alpha == 0 ? new(0, 0, 0, 0) : new(Math.Min(1, red / alpha), Math.Min(1, green / alpha), Math.Min(1, blue / alpha), alpha);
    };

    /// <summary>Colours of an RGB space.</summary>
    public static Meaning In(ColorSpace space, Raster raster) => pixel =>
        space.ToSrgb(Part(pixel[0], raster), Part(pixel[1], raster), Part(pixel[2], raster), AlphaOf(pixel, raster));

    /// <summary>Colours of an RGB space, or grey by its curve; what sRGB does not have is cut off.</summary>
    public static Meaning Encoded(ColorSpace space, Raster raster) =>
        raster.Bands < 3 ? pixel => Gray(space.Curve, raster)(pixel).Clipped() : pixel => In(space, raster)(pixel).Clipped();

    /// <summary>Grey by a curve.</summary>
    public static Meaning Gray(Func<double, double> curve, Raster raster) => pixel =>
        Color.Gray(Curves.ToSrgb(curve(Part(pixel[0], raster))), raster.Bands == 2 ? Part(pixel[1], raster) : 1);

    private static double Part(ushort value, Raster raster) => (double)value / raster.Max;

    private static double AlphaOf(ReadOnlySpan<ushort> pixel, Raster raster) => raster.Bands == 4 ? Part(pixel[3], raster) : 1;
}
