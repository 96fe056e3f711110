using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads and writes α/β, what the content counts for each 1 that the style counts.</summary>
internal static class Ratio
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "a number above 0";

    /// <summary>From 1 to this, numbers are written with all their digits.</summary>
    private const float LargestPlain = 1000;

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Reads one.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">It is no number, or none above 0.</exception>
    public static float Parse(string option, string text)
    {
        var understood = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio);
        if (!understood || !(ratio > 0 && float.IsFinite(ratio))) throw Errors.OutOfRange(option, text, Accepted);
        return ratio;
    }

    /// <summary>As the paper writes it: 10⁻³, 1.5×10⁻², 2.</summary>
    public static string Text(float ratio)
    {
        if (ratio is >= 1 and < LargestPlain) return ratio.ToString(CultureInfo.InvariantCulture);
        // As in 1.500000E-002: all the digits that a number of this type has.
        var parts = ratio.ToString("E6", CultureInfo.InvariantCulture).Split('E');
        var (mantissa, exponent) = (parts[0].TrimEnd('0').TrimEnd('.'), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var power = $"10{(exponent < 0 ? "⁻" : "")}{Raised(Math.Abs(exponent))}";
        return mantissa == "1" ? power : $"{mantissa}×{power}";
    }

    private static string Raised(int number) => string.Concat($"{number}".Select(digit => Superscripts[digit - '0']));
}
