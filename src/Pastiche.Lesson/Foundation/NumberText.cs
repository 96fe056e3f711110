using System.Globalization;

namespace Pastiche.Lesson;

/// <summary>Formats numbers for people, independently of the culture.</summary>
internal static class NumberText
{
    /// <summary>The bound below which ratios of at least 1 are written without a power of ten.</summary>
    private const float LargestPlainRatio = 1000;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A size, such as 512×341.</summary>
    public static string Size(int width, int height) => $"{width}×{height}";

    /// <summary>A number with three digits, such as 0.0123, 2.57, 1230 or 4.5e-16.</summary>
    public static string Digits(double value)
    {
        if (value == 0) return "0";
        var decade = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return value.ToString(decade is >= -3 and < 6 ? $"F{Math.Max(0, 2 - decade)}" : "0.0e+0", CultureInfo.InvariantCulture);
    }

    /// <summary>A loss, such as 0.0312, or 2.757E+038 for one that diverged.</summary>
    public static string Loss(double value) => value.ToString(Math.Abs(value) < 1e5 ? "F4" : "E3", CultureInfo.InvariantCulture);

    /// <summary>A ratio α/β as in the paper, such as 10⁻³, 1.5×10⁻² or 2.</summary>
    public static string Ratio(float ratio)
    {
        if (ratio is >= 1 and < LargestPlainRatio) return ratio.ToString(CultureInfo.InvariantCulture);
        // Such as 1.500000E-002, with all digits of this type.
        var parts = ratio.ToString("E6", CultureInfo.InvariantCulture).Split('E');
        var (mantissa, exponent) = (parts[0].TrimEnd('0').TrimEnd('.'), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var power = $"10{(exponent < 0 ? "⁻" : "")}{Raised(Math.Abs(exponent))}";
        return mantissa == "1" ? power : $"{mantissa}×{power}";
    }

    private static string Raised(int number) => string.Concat($"{number}".Select(digit => Superscripts[digit - '0']));
}
