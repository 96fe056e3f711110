using System.Drawing;
using System.Text.RegularExpressions;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses an opaque CSS color: a name, #rgb or #rrggbb.</summary>
internal static partial class ColorName
{
    /// <summary>The accepted colors, in words.</summary>
    public const string Accepted = "an opaque colour as in CSS: a name, #rgb or #rrggbb";

    /// <summary>The names of all colors except system colors and transparent ones.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enum.GetValues<KnownColor>()
            .Select(Color.FromKnownColor)
            .Where(color => color is { IsSystemColor: false, A: byte.MaxValue })
            .Select(color => color.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Parses a color, ignoring case. Gray and grey are the same.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is not a color; the message suggests the nearest one.</exception>
    public static Color Parse(string option, string text)
    {
        if (Find(text) is { } color) return color;
        Refuse(option, text);
        return default;
    }

    /// <summary>Parses a color; null if the text is none.</summary>
    public static Color? Find(string text)
    {
        var spelling = text.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase);
        var known = Names.Contains(spelling, StringComparer.OrdinalIgnoreCase);
        if (!known && !Hexadecimal().IsMatch(text)) return null;
        var color = known ? Color.FromName(spelling) : ColorTranslator.FromHtml(text);
        // Only the components are kept: a color with a name would differ from the same color without one.
        return Color.FromArgb(color.R, color.G, color.B);
    }

    private static void Refuse(string option, string text) => throw Errors.OutOfRange(
        option, text, Foundation.Names.Near(text, Names) is [var nearest, ..] ? $"{Accepted}; did you mean {nearest}?" : Accepted);

    [GeneratedRegex(@"\A#(?:[0-9a-f]{3}|[0-9a-f]{6})\z", RegexOptions.IgnoreCase)]
    private static partial Regex Hexadecimal();
}
