using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>The traits of a picture as a mask: its suggested reading, and remarks on what may not be meant.</summary>
/// <param name="Reading">The reading, unless another is asked for.</param>
/// <param name="Remarks">The remarks, as sentences without their full stops that speak of the mask as "it".</param>
internal sealed record MaskTraits(MaskReading Reading, params IReadOnlyList<string> Remarks)
{
    private const float Dark = 1 / 8f;
    private const int FewLabels = 32;
    private const float AlmostNone = 16 / 255f;
    private const float LeastColor = 0.1f;

    /// <summary>Whether it is an ordinary mask without remarks.</summary>
    public bool IsPlain => Reading == MaskReading.Luma && Remarks.Count == 0;

    /// <summary>Examines a picture.</summary>
    public static MaskTraits Of(Image image)
    {
        if (image.HasAlpha && IsUniform(image))
        {
            return TensorPrimitives.Min<float>(image.Pixels) >= 1 - Mask.Black
                ? new(MaskReading.Luma)
                : new(MaskReading.Alpha, "its colours are all the same, so that its alpha channel is taken");
        }

        if (IsColored(image)) return OfColored(image);
        var labels = MaskLabels.Of(image);
        return labels is { AreLikely: true } ? OfLabels(labels) : new(MaskReading.Luma, [.. OfGray(image, labels)]);
    }

    private static MaskTraits OfLabels(MaskLabels labels)
    {
        var one = labels.Shares.Count > 2 ? "#label=N takes one of them, " : "";
        return new(
            MaskReading.Labels,
            $"it is almost black, so that its values are taken for labels: {MaskText.Of(labels)}; {one}#luma takes its brightness");
    }

    private static MaskTraits OfColored(Image image)
    {
        var colors = new FlatColors(image);
        // One colour on black is read like white on black.
        if (colors is { IsFlat: true, Colors: [_, _] pair } && pair.Where(color => !IsBlack(color.Color)).ToArray() is [var (color, _)])
            return new(MaskReading.OfColor(System.Drawing.Color.FromArgb(color)), "it has one colour on black, which is taken");
        var alpha = image.HasAlpha ? "times its alpha is taken; #alpha takes that alone" : "is taken";
        var listed = colors.IsFlat ? $"; one of them can be chosen: {MaskText.Of(colors)}" : "";
        return new(MaskReading.Luma, $"it is in colours, of which the brightness {alpha}{listed}");
    }

    private static IEnumerable<string> OfGray(Image image, MaskLabels? labels)
    {
        var values = image.Plane(0).ToArray();
        var isFlat = values.Max() - values.Min() < AlmostNone;
        if (image.HasAlpha) yield return "it has both shades of grey and alpha, which are multiplied; #alpha takes that alone";
        else if (isFlat) yield return "it is the same everywhere, or nearly so";
        var there = values.Where(value => value >= Mask.Black).ToArray();
        if (there.Length == 0) yield break;
        var (mean, dark) = (there.Average(), there.Count(value => value < Dark));
        if (mean < Dark) yield return $"what is not black in it is {MaskText.Percent(mean)} white on average; make white what is to count";
        if (2 * dark > there.Length && labels?.Shares.Count <= FewLabels)
            yield return $"its values may be labels: {MaskText.Of(labels)}; #label=N takes one of them";
    }

    /// <summary>Whether the visible colours are uniform; hardly visible pixels may have any colour.</summary>
    private static bool IsUniform(Image image)
    {
        var visible = TensorPrimitives.Max<float>(image.Alpha) / 2;
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
                if (image.Alpha[i] >= visible) (least, most) = (Math.Min(least, plane[i]), Math.Max(most, plane[i]));
            if (most - least > AlmostNone) return false;
        }

        return true;
    }

    /// <summary>Whether more than a thousandth of the picture is coloured, by more than scanners and compression tint grey.</summary>
    private static bool IsColored(Image image)
    {
        var red = image.Plane(0);
        var green = image.Plane(1);
        var blue = image.Plane(2);
        var colored = 0;
        for (var i = 0; i < red.Length; i++)
        {
            var spread = Math.Max(red[i], Math.Max(green[i], blue[i])) - Math.Min(red[i], Math.Min(green[i], blue[i]));
            if (spread > LeastColor && (!image.HasAlpha || image.Alpha[i] >= Mask.Black)) colored++;
        }

        return colored > red.Length / 1000;
    }

    private static bool IsBlack(int color) => Math.Max(color >> 16, Math.Max((color >> 8) & 255, color & 255)) <= FlatColors.Tolerance;
}
