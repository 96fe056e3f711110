using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses a ratio α/β: the weight of the content over that of the style.</summary>
internal static class Ratio
{
    /// <summary>The accepted numbers, in words.</summary>
    public const string Accepted = "a number above 0";

    /// <summary>Parses a ratio.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is not a number above 0.</exception>
    public static float Parse(string option, string text)
    {
        var understood = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio);
        if (!understood || !(ratio > 0 && float.IsFinite(ratio))) throw Errors.OutOfRange(option, text, Accepted);
        return ratio;
    }
}
