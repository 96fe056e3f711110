namespace Pastiche.Tests.Imaging.Files;

/// <summary>From stored values to light.</summary>
internal static class Curves
{
    /// <summary>An exponent in 256ths, as ICC profiles state it.</summary>
    public static Func<double, double> Power256(int exponent) => value => Math.Pow(value, exponent / 256.0);

    /// <summary>Any exponent.</summary>
    public static Func<double, double> Power(double exponent) => value => Math.Pow(value, exponent);

    public static double Linear(double value) => value;

    /// <summary>Light is encoded as α L^0.45 − (α − 1), and in the dark as 4.5 L; BT.2020 has more digits of α than BT.709.</summary>
    public static double Bt709(double value) =>
        value < 4.5 * 0.018053968510807 ? value / 4.5 : Math.Pow((value + 0.09929682680944) / 1.09929682680944, 1 / 0.45);

    /// <summary>The same with 4 L in the dark.</summary>
    public static double Smpte240(double value) =>
        value < 4 * 0.022821585529445 ? value / 4 : Math.Pow((value + 0.111572195921731) / 1.111572195921731, 1 / 0.45);

    /// <summary>SMPTE 428: light is encoded as (48 L / 52.37)^(1 / 2.6).</summary>
    public static double Cinema(double value) => 52.37 / 48 * Math.Pow(value, 2.6);

    /// <summary>Light is encoded as 1 + log10(L) / decades.</summary>
    public static Func<double, double> Logarithm(double decades) => value => value == 0 ? 0 : Math.Pow(10, (value - 1) * decades);

    /// <summary>Between 16 and 235 of 255, as in video.</summary>
    public static Func<double, double> Narrow(Func<double, double> curve, int bits) =>
        value => curve(Math.Clamp(((value * ((1 << bits) - 1) / Math.Pow(2, bits - 8)) - 16) / 219, 0, 1));

    /// <summary>IEC 61966-2-1.</summary>
    public static double Srgb(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    /// <summary>The inverse of <see cref="Srgb"/>.</summary>
    public static double ToSrgb(double light) => light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
