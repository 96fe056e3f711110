using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses the assignment of masks to styles, such as sky.png:1, sky.png:waves.jpg or map.png#ff0000:1.</summary>
internal static class MaskList
{
    /// <summary>Assigns masks to styles; null for a style without a mask.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="given">The texts to parse; null if there are none.</param>
    /// <param name="styles">The paths of the styles.</param>
    /// <exception cref="PasticheException">A mask refers to an unknown style, or a style has two masks.</exception>
    public static MaskRequest?[] Assign(string option, string[]? given, IReadOnlyList<string> styles)
    {
        var masks = new MaskRequest?[styles.Count];
        foreach (var text in given ?? [])
        {
            var (mask, style) = Split(option, text, styles);
            if (masks[style] is not null) throw Errors.SecondMask(option, styles[style]);
            masks[style] = MaskRequest.Parse(option, mask);
        }

        return masks;
    }

    private static (string Mask, int Style) Split(string option, string text, IReadOnlyList<string> styles)
    {
        // Colons are tried from the right, since a path may contain some.
        for (var colon = text.LastIndexOf(':'); colon > 0; colon = text.LastIndexOf(':', colon - 1))
        {
            if (Find(text[(colon + 1)..], styles) is { } style) return (text[..colon], style);
        }

        if (styles.Count > 1 || text.Length == 0 || (text.Contains(':', StringComparison.Ordinal) && !File.Exists(text)))
            throw Errors.OutOfRange(option, text, $"MASK:STYLE, where STYLE is a number from 1 to {styles.Count}, or a style's file");
        return (text, 0);
    }

    /// <summary>Finds a style by its number, its path as given, or its file name.</summary>
    private static int? Find(string style, IReadOnlyList<string> styles)
    {
        if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= styles.Count)
            return number - 1;
        var byPath = Enumerable.Range(0, styles.Count).Where(i => styles[i] == style).ToArray();
        if (byPath.Length > 0) return byPath[0];
        var byName = Enumerable.Range(0, styles.Count).Where(i => Path.GetFileName(styles[i]) == style).ToArray();
        return byName.Length == 1 ? byName[0] : null;
    }
}
