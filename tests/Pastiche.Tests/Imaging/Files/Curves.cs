namespace Pastiche.Tests.Imaging.Files;

/// <summary>From stored values to light.</summary>
internal static class Curves
{
    /// <summary>An exponent in 256ths, as ICC profiles state it.</summary>
    public static Func<double, double> Power(int exponent) => value => Math.Pow(value, exponent / 256.0);

    /// <summary>IEC 61966-2-1.</summary>
    public static double Srgb(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    /// <summary>The inverse of <see cref="Srgb"/>.</summary>
    public static double ToSrgb(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
