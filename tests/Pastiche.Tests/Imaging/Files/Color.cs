namespace Pastiche.Tests.Imaging.Files;

/// <summary>An sRGB colour as it should come out, from 0 to 1.</summary>
internal readonly record struct Color(double Red, double Green, double Blue, double Alpha = 1)
{
    public static Color Gray(double value, double alpha = 1) => new(value, value, value, alpha);

    public bool IsInGamut => Math.Min(Red, Math.Min(Green, Blue)) >= -1e-3 && Math.Max(Red, Math.Max(Green, Blue)) <= 1 + 1e-3;

    /// <summary>Cut off at black and white in each channel.</summary>
    public Color Clipped() => new(Math.Clamp(Red, 0, 1), Math.Clamp(Green, 0, 1), Math.Clamp(Blue, 0, 1), Alpha);

    /// <summary>The largest difference of a channel other than alpha.</summary>
    public double Difference(Color other) =>
        Math.Max(Math.Abs(Red - other.Red), Math.Max(Math.Abs(Green - other.Green), Math.Abs(Blue - other.Blue)));

    /// <summary>CIE 1976, which is nowhere much under CIEDE2000.</summary>
    public double DeltaE(Color other)
    {
        var (a, b) = (Lab(), other.Lab());
        return Math.Sqrt(a.Zip(b, (first, second) => (first - second) * (first - second)).Sum());
    }

    /// <summary>CIE L*, a* and b* about D50.</summary>
    private double[] Lab()
    {
        var toXyz = ColorSpace.Srgb.ToXyz;
        var white = toXyz * [1, 1, 1];
        var xyz = toXyz * [Curves.Srgb(Red), Curves.Srgb(Green), Curves.Srgb(Blue)];
        var (x, y, z) = (Root(xyz[0] / white[0]), Root(xyz[1] / white[1]), Root(xyz[2] / white[2]));
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    /// <summary>The colour in sRGB of L*, a* and b* about D50.</summary>
    public static Color FromLab(double lightness, double a, double b)
    {
        var y = (lightness + 16) / 116;
        var white = ColorSpace.Srgb.ToXyz * [1, 1, 1];
        return ColorSpace.FromXyz([white[0] * Cube(y + (a / 500)), white[1] * Cube(y), white[2] * Cube(y - (b / 200))]);
    }

    private static double Root(double value) => value > 216.0 / 24389 ? Math.Cbrt(value) : ((24389.0 / 27 * value) + 16) / 116;

    private static double Cube(double value) => value > 6.0 / 29 ? value * value * value : ((116 * value) - 16) * 27 / 24389;
}
