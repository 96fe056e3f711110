using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses a time such as 30s, 5m or 1h.</summary>
internal static class Duration
{
    /// <summary>The accepted times, in words.</summary>
    public const string Accepted = "a time such as 30s, 5m or 1h";

    private const double MostHours = 24 * 365;

    private static readonly Dictionary<char, TimeSpan> Units = new()
    {
        ['s'] = TimeSpan.FromSeconds(1),
        ['m'] = TimeSpan.FromMinutes(1),
        ['h'] = TimeSpan.FromHours(1),
    };

    /// <summary>Parses a time.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is not a time, or longer than a year.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        if (text.Length < 2
            || !Units.TryGetValue(text[^1], out var unit)
            || !double.TryParse(text.AsSpan(..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !(number * unit.TotalHours <= MostHours))
        {
            throw Errors.OutOfRange(option, text, Accepted);
        }

        return number * unit;
    }
}
