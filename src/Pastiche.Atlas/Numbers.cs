using System.Globalization;

namespace Pastiche.Atlas;

/// <summary>Formats the numbers of the page, independently of the culture.</summary>
internal static class Numbers
{
    /// <summary>A count, such as 1,792.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A ratio in decibels, such as 34.8 dB.</summary>
    public static string Decibels(double value) =>
        double.IsPositiveInfinity(value) ? "∞ dB" : value.ToString("F1", CultureInfo.InvariantCulture) + " dB";

    /// <summary>A similarity or a fraction, such as 0.42.</summary>
    public static string Fraction(double value) => value.ToString("F2", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A relative weight, such as 0.182.</summary>
    public static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>A percentage, such as 38%.</summary>
    public static string Percent(double value) => (value * 100).ToString("F0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A loss with three significant digits, such as 12.3 or 0.0312; a very small one has a power of ten.</summary>
    public static string Loss(double value)
    {
        if (value == 0) return "0";
        if (!double.IsFinite(value)) return "not finite";
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return exponent is >= -4 and < 6
            ? value.ToString($"F{Math.Clamp(2 - exponent, 0, 6)}", CultureInfo.InvariantCulture)
            : Scientific(value, exponent, "F2");
    }

    /// <summary>A small bound, rounded up to one digit so that it stays a bound: 4×10⁻⁸ for 3.4×10⁻⁸.</summary>
    public static string Bound(double value)
    {
        if (value == 0) return "0";
        var exponent = (int)Math.Floor(Math.Log10(value));
        var digit = (int)Math.Ceiling(value / Math.Pow(10, exponent));
        return digit == 10 ? $"1×10{Superscript(exponent + 1)}" : $"{digit}×10{Superscript(exponent)}";
    }

    /// <summary>A factor or weight with its given digits, such as 0.015 or 1.5×10⁻⁴.</summary>
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
