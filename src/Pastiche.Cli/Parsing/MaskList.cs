using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads which mask belongs to which style: sky.png:1, sky.png:waves.jpg, or map.png#ff0000:1.</summary>
internal static class MaskList
{
    /// <summary>The mask of each style, or null.</summary>
    /// <param name="option">The option they belong to, for the message.</param>
    /// <param name="given">What was given, if anything.</param>
    /// <param name="styles">The styles.</param>
    /// <exception cref="PasticheException">A mask names no style, or a style has two.</exception>
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
        // From the right: a path may have colons of its own.
        for (var colon = text.LastIndexOf(':'); colon > 0; colon = text.LastIndexOf(':', colon - 1))
        {
            if (Find(text[(colon + 1)..], styles) is { } style) return (text[..colon], style);
        }

        if (styles.Count > 1 || text.Length == 0 || (text.Contains(':', StringComparison.Ordinal) && !File.Exists(text)))
            throw Errors.OutOfRange(option, text, $"MASK:STYLE, where STYLE is a number from 1 to {styles.Count}, or a style's file");
        return (text, 0);
    }

    /// <summary>By number, by the path that was given, or by the name of the file.</summary>
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
