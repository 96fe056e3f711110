using System.Globalization;
using System.Text.RegularExpressions;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses an amount of memory, such as 4GB, 512MB or 3.5GiB.</summary>
internal static partial class ByteCount
{
    /// <summary>The accepted amounts, in words.</summary>
    public const string Accepted = "an amount such as 4GB, 512MB or 3.5GiB, from 100MB";

    private const long Least = 100_000_000;

    /// <summary>Parses an amount.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is not an amount, or less than can be used.</exception>
    public static long Parse(string option, string text)
    {
        var match = Amount().Match(text);
        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "MB" or "M" => 1e6,
            "MIB" => 1L << 20,
            "GB" or "G" => 1e9,
            "GIB" => 1L << 30,
            "TB" or "T" => 1e12,
            "TIB" => 1L << 40,
            _ => 1.0,
        };
        var bytes = match.Success ? double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * unit : 0;
        return bytes is >= Least and < long.MaxValue ? (long)bytes : throw Errors.OutOfRange(option, text, Accepted);
    }

    [GeneratedRegex(@"^(?<number>\d{1,15}(\.\d{1,6})?)\s*(?<unit>[MGT](B|iB)?|)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
