using Pastiche.Imaging;

namespace Pastiche.Regions;

/// <summary>The remarks on masks before painting: how they were read, how much they cover, and what may not be meant.</summary>
internal static class MaskNotes
{
    private const double MuchOverlap = 0.05;

    /// <summary>Composes the remarks, as sentences without their full stops.</summary>
    public static IEnumerable<string> Of(Image content, StyleMix styles, RegionMap map)
    {
        foreach (var (i, style) in styles.Index())
        {
            var name = styles.NameOf(i);
            foreach (var note in Of(style.Region, $"where {name} is painted", content, "content")) yield return note;
            foreach (var note in Of(style.Mask, $"which part of {name} is looked at", style.Image, "style")) yield return note;
        }

        if (map.Overlap is var overlap and >= MuchOverlap)
        {
            yield return $"the masks of where styles are painted overlap on {MaskText.Percent(overlap)} of the content picture: "
                + "the styles share it";
        }
    }

    /// <summary>Composes the remarks on a map of the content's detail, likewise; none if there is no map.</summary>
    public static IEnumerable<string> Of(Image content, Mask? detailMap) => Of(detailMap, "where the content is kept", content, "content");

    private static IEnumerable<string> Of(Mask? mask, string what, Image image, string kind)
    {
        if (mask is null) yield break;
        var covered = $"the mask of {what} covers {MaskText.Percent(mask.Coverage)} of the {kind} picture{MaskText.Reading(mask.Reading)}";
        yield return mask.Remarks.Count == 0 ? covered : $"{covered}: {string.Join("; ", mask.Remarks)}";
        if (!IsStretched(mask, image.Width, image.Height)) yield break;
        var turned = IsStretched(mask, image.Height, image.Width) ? "" : "; turned by 90° it would fit as it is";
        yield return $"the mask of {what} is {mask.Width}×{mask.Height} and the {kind} picture {image.Width}×{image.Height}: "
            + $"the mask is stretched to fit{turned}";
    }

    /// <summary>Whether the proportions differ by more than rounding to whole pixels explains.</summary>
    private static bool IsStretched(Mask mask, int width, int height) =>
        Math.Abs(((double)mask.Width / width / ((double)mask.Height / height)) - 1) > 0.02;
}
