using Pastiche.Imaging;

namespace Pastiche.Stylization;

/// <summary>Styles without their frames, which would come back in results as borders and seams.</summary>
/// <param name="Styles">The styles; pictures and masks without a frame are those that were given.</param>
/// <param name="Notes">Notes on what was cut off, as sentences without their full stops.</param>
internal sealed record TrimmedStyles(StyleMix Styles, IReadOnlyList<string> Notes)
{
    private static readonly (Side Side, string Where)[] Places =
        [(Side.Left, "on the left"), (Side.Right, "on the right"), (Side.Top, "at the top"), (Side.Bottom, "at the bottom")];

    /// <summary>Cuts the frames off styles.</summary>
    /// <param name="styles">The styles as they were given.</param>
    /// <param name="trim">What to cut off.</param>
    public static TrimmedStyles Of(StyleMix styles, StyleTrim trim)
    {
        if (trim == StyleTrim.None) return new TrimmedStyles(styles, []);
        // A picture that several styles share stays one.
        var images = styles.Select(style => style.Image).Distinct().ToDictionary(image => image, Trim);
        Style[] trimmed = [.. styles.Select(style => Crop(style, images[style.Image]))];
        var changed = Enumerable.Range(0, styles.Count).Where(i => trimmed[i] != styles[i]);
        return new TrimmedStyles(
            [.. trimmed], [.. changed.Select(i => Note(styles.NameOf(i), styles[i].Image, images[styles[i].Image].Cut))]);
    }

    private static (Insets Cut, Image Image) Trim(Image image)
    {
        var cut = FrameTrim.Find(image);
        return (cut, cut.IsEmpty ? image : cut.Crop(image));
    }

    /// <summary>Crops a style with its mask, unless the mask shows nothing but the frame.</summary>
    private static Style Crop(Style style, (Insets Cut, Image Image) trimmed)
    {
        if (trimmed.Cut.IsEmpty) return style;
        var mask = style.Mask is { } whole ? trimmed.Cut.Crop(whole.Resize(style.Image.Width, style.Image.Height)) : null;
        return mask is { IsBlank: true } ? style : style with { Image = trimmed.Image, Mask = mask };
    }

    /// <summary>The note on a style, in pixels of its file.</summary>
    private static string Note(string style, Image image, Insets cut)
    {
        var factor = (double)(image.Source?.Width ?? image.Width) / image.Width;
        var parts = Places.Where(place => cut[place.Side] > 0)
            .Select((place, i) => $"{Math.Round(cut[place.Side] * factor)}{(i == 0 ? " pixels" : "")} {place.Where}")
            .ToArray();
        var list = parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
        return $"the frame of {style}, {list}, is left out";
    }
}
