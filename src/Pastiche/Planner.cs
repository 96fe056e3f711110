using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Regions;

namespace Pastiche;

/// <summary>Works out sizes, and the memory they take, before anything big starts.</summary>
internal static class Planner
{
    private const int SmallestSide = 16;
    private const float SmallestStyleScale = 0.1f;
    private const float LargestStyleScale = 10;

    /// <summary>Checks the options and works out every size.</summary>
    /// <exception cref="PasticheException">An option is out of range, or a picture is too narrow for its smallest scale.</exception>
    public static StylizePlan Plan(Backbone backbone, Image content, StyleMix styles, StylizeOptions options, MemoryFactors memory)
    {
        options.Validate(backbone);
        if (!Transparency.AnyVisible(content)) Throw.Invisible("content");
        foreach (var style in styles) Validate(style, options);
        var map = RegionMap.Of(styles);
        var stride = Stride(backbone, options);
        var scales = options.Scales.Steps.Select(step => Plan(content, styles, step, options, stride)).ToArray();
        foreach (var scale in scales)
        {
            Require("content", content, new PictureSize(scale.Width, scale.Height), stride);
            for (var i = 0; i < styles.Count; i++) Require("style", styles[i].Picture, scale.Styles[i], stride);
        }

        if (options.Tileable) RequireTile(content, options.Scales.Steps[^1].LongSide, stride);
        var model = new MemoryModel(backbone, options, memory, map.IsMasked ? map.Regions.Count : 0);
        return new StylizePlan(scales, scales.Max(model.Bytes) + Loaded(content, styles)) { Notes = [.. Notes(content, styles)] };
    }

    /// <summary>What the pictures take as they are.</summary>
    private static long Loaded(Image content, StyleMix styles) =>
        Pictures(content, styles).Sum(picture => sizeof(float) * (long)picture.Pixels.Length);

    private static IEnumerable<Image> Pictures(Image content, StyleMix styles) =>
        new[] { content }.Concat(styles.SelectMany(style => new[] { style.Picture, style.Mask, style.Region }).OfType<Image>()).Distinct();

    /// <summary>What a style is called in messages.</summary>
    private static string Name(StyleMix styles, int index) => styles.Count == 1 ? "the style" : $"style {index + 1}";

    /// <summary>Pixels for each position of the deepest layer named, whatever its weight: what sides are padded to.</summary>
    public static int Stride(Backbone backbone, StylizeOptions options)
    {
        ValueList<LayerWeight> used = [.. options.ContentLayers ?? backbone.ContentLayers, .. options.StyleLayers ?? backbone.StyleLayers];
        return used.Max(layer => backbone.Layer(layer.Layer).Stride);
    }

    private static void Validate(Style style, StylizeOptions options)
    {
        Setting.Require(style, " of a style");
        if (!Transparency.AnyVisible(style.Picture)) Throw.Invisible("style");
        Throw.IfOutside("The style scale, times the scale of a style,", options.StyleScale * style.Scale, SmallestStyleScale, LargestStyleScale);
        if (style.Mask is { } mask && Mask.Of(mask).IsBlank) Throw.BlankMask("mask", "nothing of the style would be looked at");
        if (style.Region is { } region && Mask.Of(region).IsBlank) Throw.BlankMask("region", "the style would be painted nowhere");
    }

    private static PlannedScale Plan(Image content, StyleMix styles, ScaleStep step, StylizeOptions options, int stride)
    {
        var (width, height) = Fit(content, step.LongSide);
        // So that padding does not come between the edges.
        if (options.Tileable) (width, height) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        return new PlannedScale(width, height, [.. styles.Select(SizeOf)], step.Iterations);

        PictureSize SizeOf(Style style)
        {
            var (styleWidth, styleHeight) = Fit(style.Picture, Math.Max(1, (int)MathF.Round(step.LongSide * (options.StyleScale * style.Scale))));
            return new PictureSize(styleWidth, styleHeight);
        }
    }

    private static int NearestMultiple(int side, int multiple) => Math.Max(1, (int)Math.Round((double)side / multiple)) * multiple;

    private static void RequireTile(Image content, int longSide, int stride)
    {
        var (width, height) = Fit(content, longSide);
        var (tileWidth, tileHeight) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        if ((width, height) != (tileWidth, tileHeight)) Throw.NoTile($"{width}×{height}", stride, $"{tileWidth}×{tileHeight}");
    }

    /// <summary>
    /// What is odd about the files. Masks of other proportions than their pictures are stretched, which may not be meant.
    /// </summary>
    private static IEnumerable<string> Notes(Image content, StyleMix styles)
    {
        foreach (var note in Pictures(content, styles).SelectMany(picture => picture.Notes).Distinct()) yield return note;
        for (var i = 0; i < styles.Count; i++)
        {
            if (styles[i].Region is { } region && IsStretched(region, content))
                yield return Stretched($"where {Name(styles, i)} is painted", region, "content", content);
            if (styles[i].Mask is { } mask && IsStretched(mask, styles[i].Picture))
                yield return Stretched($"which part of {Name(styles, i)} is looked at", mask, "style", styles[i].Picture);
        }
    }

    /// <summary>By more than rounding to whole pixels explains.</summary>
    private static bool IsStretched(Image mask, Image picture) =>
        Math.Abs(((double)mask.Width / picture.Width / ((double)mask.Height / picture.Height)) - 1) > 0.02;

    private static string Stretched(string what, Image mask, string kind, Image picture) =>
        $"the mask of {what} is {mask.Width}×{mask.Height} and the {kind} picture {picture.Width}×{picture.Height}: the mask is stretched to fit";

    /// <summary>The picture's proportions with the given long side.</summary>
    private static (int Width, int Height) Fit(Image picture, int longSide)
    {
        var factor = (double)longSide / Math.Max(picture.Width, picture.Height);
        return (Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
    }

    private static void Require(string kind, Image picture, PictureSize size, int stride)
    {
        if (Math.Min(size.Width, size.Height) < SmallestSide)
            Throw.TooNarrow(kind, $"{picture.Width}×{picture.Height}", $"{size.Width}×{size.Height}", SmallestSide);
        if (!ImageLimits.Allow(Padding.RoundUp(size.Width, stride), Padding.RoundUp(size.Height, stride)))
            Throw.TooLarge(kind, size.Width, size.Height, ImageLimits.Accepted);
    }
}
