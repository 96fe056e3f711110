using System.Globalization;

namespace Pastiche.Atlas;

/// <summary>Numbers as readers of the page see them, the same in every country.</summary>
internal static class Numbers
{
    /// <summary>1,792</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>34.8 dB</summary>
    public static string Decibels(double value) =>
        double.IsPositiveInfinity(value) ? "∞ dB" : value.ToString("F1", CultureInfo.InvariantCulture) + " dB";

    /// <summary>0.42: of a similarity or a share.</summary>
    public static string Fraction(double value) => value.ToString("F2", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>0.182: of a weight beside others.</summary>
    public static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>38%</summary>
    public static string Percent(double value) => (value * 100).ToString("F0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A loss with three digits that count: 12.3, 0.0312, and with a power of ten where there would be many zeros.</summary>
    public static string Loss(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return "not finite";
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return exponent is >= -4 and < 6
            ? value.ToString($"F{Math.Clamp(2 - exponent, 0, 6)}", CultureInfo.InvariantCulture)
            : Scientific(value, exponent, "F2");
    }

    /// <summary>A bound that is small, rounded up, so that it stays one: 4×10⁻⁸ for 3.4×10⁻⁸.</summary>
    public static string Bound(double value)
    {
        if (value == 0) return "0";
        var exponent = (int)Math.Floor(Math.Log10(value));
        var digit = (int)Math.Ceiling(value / Math.Pow(10, exponent));
        return digit == 10 ? $"1×10{Superscript(exponent + 1)}" : $"{digit}×10{Superscript(exponent)}";
    }

    /// <summary>A factor or a weight as it was given: 0.015, or 1.5×10⁻⁴.</summary>
    public static string Weight(double value) => value is 0 or (>= 1e-3 and < 1e5)
        ? Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture)
        : Scientific(value, (int)Math.Floor(Math.Log10(Math.Abs(value))), "0.###");

    private static string Scientific(double value, int exponent, string format)
    {
        var mantissa = (value / Math.Pow(10, exponent)).ToString(format, CultureInfo.InvariantCulture);
        return mantissa is "10" or "10.00" ? $"1×10{Superscript(exponent + 1)}" : $"{mantissa}×10{Superscript(exponent)}";
    }

    private static string Superscript(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(Raised));

    private static char Raised(char digit) => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'];
}
