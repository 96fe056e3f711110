using System.Drawing;
using System.Text.RegularExpressions;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads an opaque colour as CSS writes it: by name, as #rgb, or as #rrggbb.</summary>
internal static partial class ColorName
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "an opaque colour as in CSS: a name, #rgb or #rrggbb";

    /// <summary>The names; those of the parts of a desktop and of what is transparent are not among them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Enum.GetValues<KnownColor>()
            .Select(Color.FromKnownColor)
            .Where(color => color is { IsSystemColor: false, A: byte.MaxValue })
            .Select(color => color.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The colour; upper and lower case are the same, and so are gray and grey.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">It is none; the message names the nearest.</exception>
    public static Color Parse(string option, string text)
    {
        if (Find(text) is { } color) return color;
        Refuse(option, text);
        return default;
    }

    /// <summary>The colour, or null where it is none.</summary>
    public static Color? Find(string text)
    {
        var spelling = text.Replace("grey", "gray", StringComparison.OrdinalIgnoreCase);
        var known = Names.Contains(spelling, StringComparer.OrdinalIgnoreCase);
        if (!known && !Hexadecimal().IsMatch(text)) return null;
        var color = known ? Color.FromName(spelling) : ColorTranslator.FromHtml(text);
        // Without its name, since #f00 and red are one colour.
        return Color.FromArgb(color.R, color.G, color.B);
    }

    private static void Refuse(string option, string text) => throw Errors.OutOfRange(
        option, text, Foundation.Names.Near(text, Names) is [var nearest, ..] ? $"{Accepted}; did you mean {nearest}?" : Accepted);

    [GeneratedRegex(@"\A#(?:[0-9a-f]{3}|[0-9a-f]{6})\z", RegexOptions.IgnoreCase)]
    private static partial Regex Hexadecimal();
}
