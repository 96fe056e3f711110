using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses α/β, the weight of the content over that of the style.</summary>
internal static class Ratio
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "a number above 0";

    /// <summary>Parses a ratio.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">It is no number, or none above 0.</exception>
    public static float Parse(string option, string text)
    {
        var understood = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio);
        if (!understood || !(ratio > 0 && float.IsFinite(ratio))) throw Errors.OutOfRange(option, text, Accepted);
        return ratio;
    }
}
