namespace Pastiche.Tests.Imaging.Files;

/// <summary>An RGB space by its chromaticities, its white and its curve, and from it to sRGB in closed form.</summary>
/// <param name="Primaries">x and y of red, green and blue.</param>
/// <param name="White">x and y of white.</param>
/// <param name="Curve">From what is stored to light, both from 0 to 1.</param>
internal sealed record ColorSpace((double X, double Y)[] Primaries, (double X, double Y) White, Func<double, double> Curve)
{
    private static readonly (double X, double Y) D50 = (0.34567, 0.35850);
    private static readonly (double X, double Y) D65 = (0.3127, 0.3290);

    private static readonly Matrix3 Bradford = new([0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296]);

    public static ColorSpace Srgb { get; } = new([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)], D65, Curves.Srgb);

    /// <summary>Adobe RGB (1998): its exponent is 2 + 51/256.</summary>
    public static ColorSpace AdobeRgb { get; } = new([(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)], D65, Curves.Power256(563));

    public static ColorSpace DisplayP3 { get; } = new([(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)], D65, Curves.Srgb);

    /// <summary>ProPhoto without the straight part of its curve, as profiles have it: 1.8 to the nearest 256th.</summary>
    public static ColorSpace ProPhoto { get; } =
        new([(0.734699, 0.265301), (0.159597, 0.840403), (0.036598, 0.000105)], D50, Curves.Power256(461));

    /// <summary>sRGB with red and blue exchanged: who ignores it sees at once.</summary>
    public static ColorSpace Swapped { get; } = new([(0.15, 0.06), (0.30, 0.60), (0.64, 0.33)], D65, Curves.Srgb);

    private static readonly Matrix3 XyzToSrgb = Srgb.ToXyz.Inverse();

    /// <summary>From light of the primaries to XYZ about D50, as profiles have it.</summary>
    public Matrix3 ToXyz { get; } = Adapted(Primaries, White);

    /// <summary>By Bradford's adaptation.</summary>
    private static Matrix3 Adapted((double X, double Y)[] primaries, (double X, double Y) whitePoint)
    {
        var columns = primaries.Select(Xyz).ToArray();
        var matrix = new Matrix3([.. Enumerable.Range(0, 9).Select(i => columns[i % 3][i / 3])]);
        var white = Xyz(whitePoint);
        var scaled = matrix * Matrix3.Diagonal(matrix.Inverse() * white);
        var (from, to) = (Bradford * white, Bradford * Xyz(D50));
        return Bradford.Inverse() * Matrix3.Diagonal([to[0] / from[0], to[1] / from[1], to[2] / from[2]]) * Bradford * scaled;
    }

    /// <summary>The same colour in sRGB, from 0 to 1 where it has one.</summary>
    public Color ToSrgb(double red, double green, double blue, double alpha = 1) =>
        FromXyz(ToXyz * [Curve(red), Curve(green), Curve(blue)], alpha);

    /// <summary>The colour in sRGB of XYZ about D50.</summary>
    public static Color FromXyz(double[] xyz, double alpha = 1)
    {
        var light = XyzToSrgb * xyz;
        return new(Curves.ToSrgb(light[0]), Curves.ToSrgb(light[1]), Curves.ToSrgb(light[2]), alpha);
    }

    private static double[] Xyz((double X, double Y) chromaticity) =>
        [chromaticity.X / chromaticity.Y, 1, (1 - chromaticity.X - chromaticity.Y) / chromaticity.Y];
}
