using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Regions;

namespace Pastiche.Stylization;

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
        RequireNumbers(content, styles, options.Initialization.Image);
        if (!Transparency.AnyVisible(content)) throw Errors.Invisible("content");
        for (var i = 0; i < styles.Count; i++) Validate(styles[i], styles.NameOf(i), options);
        var map = RegionMap.Of(styles);
        var stride = Stride(backbone, options);
        var all = options.Scales.Steps.Select(step => Plan(content, styles, step, options, stride)).ToArray();
        var skipped = options.Scales.SkipsTooSmall ? all[..^1].TakeWhile(scale => Narrowest(scale) < SmallestSide).Count() : 0;
        var scales = all[skipped..];
        foreach (var (scale, step) in scales.Zip(options.Scales.Steps.Skip(skipped)))
        {
            Require("content", content, new ImageSize(scale.Width, scale.Height), step, stride);
            for (var i = 0; i < styles.Count; i++) Require("style", styles[i].Image, scale.Styles[i], step, stride);
        }

        if (options.Tileable) RequireTile(content, options.Scales.Steps[^1].LongSide, stride);
        var model = new MemoryModel(backbone, options, memory, map.IsMasked ? map.Regions.Count : 0);
        return new StylizePlan(scales, scales.Max(model.Bytes) + Loaded(content, styles))
        {
            Notes =
            [
                .. backbone.Notes,
                .. Skipped(options.Scales.Steps.Take(skipped)),
                .. ImageNotes(content, styles),
                .. MaskNotes.Of(content, styles, map),
            ],
        };
    }

    private static void RequireNumbers(Image content, StyleMix styles, Image? start)
    {
        FinitePixels.Require("content picture", content);
        foreach (var style in styles) FinitePixels.Require("style picture", style.Image);
        if (start is not null) FinitePixels.Require("picture to start from", start);
    }

    /// <summary>What the pictures take as they are.</summary>
    private static long Loaded(Image content, StyleMix styles) =>
        sizeof(float) * (Images(content, styles).Sum(image => (long)image.Pixels.Length)
            + styles.SelectMany(style => new[] { style.Mask, style.Region })
                .OfType<Mask>()
                .Distinct()
                .Sum(mask => (long)mask.Values.Length));

    private static IEnumerable<Image> Images(Image content, StyleMix styles) =>
        styles.Select(style => style.Image).Prepend(content).Distinct();

    /// <summary>Pixels for each position of the deepest layer named, whatever its weight: what sides are padded to.</summary>
    public static int Stride(Backbone backbone, StylizeOptions options)
    {
        ValueList<LayerWeight> used = [.. options.ContentLayers ?? backbone.ContentLayers, .. options.StyleLayers ?? backbone.StyleLayers];
        return used.Max(layer => backbone.Layer(layer.Layer).Stride);
    }

    private static void Validate(Style style, string name, StylizeOptions options)
    {
        Setting.Require(style, " of a style");
        if (!Transparency.AnyVisible(style.Image)) throw Errors.Invisible("style");
        Errors.IfOutside("The style scale, times the scale of a style,", options.StyleScale * style.Scale, SmallestStyleScale, LargestStyleScale);
        if (style.Mask is { IsBlank: true }) throw Errors.BlankMask("mask", name, "nothing of the style would be looked at");
        if (style.Region is { IsBlank: true }) throw Errors.BlankMask("region", name, "the style would be painted nowhere");
    }

    private static PlannedScale Plan(Image content, StyleMix styles, ScaleStep step, StylizeOptions options, int stride)
    {
        var (width, height) = Fit(content, step.LongSide);
        // So that padding does not come between the edges.
        if (options.Tileable) (width, height) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        return new PlannedScale(width, height, [.. styles.Select(SizeOf)], step.Iterations);

        ImageSize SizeOf(Style style)
        {
            var (styleWidth, styleHeight) = Fit(style.Image, Math.Max(1, (int)MathF.Round(step.LongSide * (options.StyleScale * style.Scale))));
            return new ImageSize(styleWidth, styleHeight);
        }
    }

    private static int NearestMultiple(int side, int multiple) => Math.Max(1, (int)Math.Round((double)side / multiple)) * multiple;

    private static void RequireTile(Image content, int longSide, int stride)
    {
        var (width, height) = Fit(content, longSide);
        var (tileWidth, tileHeight) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        if ((width, height) != (tileWidth, tileHeight)) throw Errors.NoTile($"{width}×{height}", stride, $"{tileWidth}×{tileHeight}");
    }

    /// <summary>The shortest side of any picture at a scale.</summary>
    private static int Narrowest(PlannedScale scale) =>
        scale.Styles.Append(new ImageSize(scale.Width, scale.Height)).Min(size => Math.Min(size.Width, size.Height));

    private static IEnumerable<string> Skipped(IEnumerable<ScaleStep> steps) =>
        steps.Select(step =>
            $"the scale of {step.LongSide} pixels is left out: a side of a picture would be under {SmallestSide} pixels there");

    private static IEnumerable<string> ImageNotes(Image content, StyleMix styles) =>
        Images(content, styles).SelectMany(image => image.Notes).Distinct();

    /// <summary>The picture's proportions with the given long side.</summary>
    private static (int Width, int Height) Fit(Image image, int longSide)
    {
        var factor = (double)longSide / Math.Max(image.Width, image.Height);
        return (Math.Max(1, (int)Math.Round(image.Width * factor)), Math.Max(1, (int)Math.Round(image.Height * factor)));
    }

    private static void Require(string kind, Image image, ImageSize size, ScaleStep step, int stride)
    {
        if (Math.Min(size.Width, size.Height) < SmallestSide) RefuseNarrow(kind, image, size, step);
        if (!ImageLimits.Allow(Padding.RoundUp(size.Width, stride), Padding.RoundUp(size.Height, stride)))
            throw Errors.TooLarge(kind, size.Width, size.Height, ImageLimits.Accepted);
    }

    private static void RefuseNarrow(string kind, Image image, ImageSize size, ScaleStep step)
    {
        var (width, height) = image.Source is { } source ? (source.Width, source.Height) : (image.Width, image.Height);
        var what = $"The {kind} picture {(image.Source is { } file ? $"{file.Name} " : "")}({width}×{height})";
        var proportion = (double)Math.Max(width, height) / Math.Min(width, height);
        // The long side of a style is a multiple of the scale.
        var least = Math.Ceiling(SmallestSide * proportion * step.LongSide / Math.Max(size.Width, size.Height));
        throw Errors.TooNarrow(what, $"{size.Width}×{size.Height}", step.LongSide, SmallestSide, (int)least);
    }
}
