using Pastiche.Imaging;
using Pastiche.Options;
using Pastiche.Regions;
using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>Plans a run: its sizes, and the memory and the work that they take, before anything big starts.</summary>
internal static class Planner
{
    private const int SmallestSide = 16;
    private const float SmallestStyleScale = 0.1f;
    private const float LargestStyleScale = 10;

    /// <summary>Checks the options, works out every size, and resolves what they leave to the backbone.</summary>
    /// <exception cref="PasticheException">An option is out of range, or an image is too narrow for its smallest scale.</exception>
    public static RunPlan Plan(Backbone backbone, Image content, StyleMix given, StylizeOptions options, GraphMemory memory)
    {
        options.Validate(backbone);
        RequireNumbers(content, given, options.Initialization.Image);
        if (!Transparency.AnyVisible(content)) throw Errors.Invisible("content");
        var (styles, trimNotes) = TrimmedStyles.Of(given, options.StyleTrim);
        for (var i = 0; i < styles.Count; i++) Validate(styles[i], styles.NameOf(i), options);
        var regions = RegionMap.Of(styles);
        var layers = new MeasuredLayers(backbone, options);
        var scales = PlanScales(content, styles, options, layers.Stride);
        // Without those that were left out, so that the same images lead to the same scales.
        var painted = options.Scales.Steps.Skip(options.Scales.Steps.Count - scales.Length).ToArray();
        foreach (var (scale, step) in scales.Zip(painted))
        {
            Require("content", content, new ImageSize(scale.Width, scale.Height), step, layers.Stride);
            for (var i = 0; i < styles.Count; i++) Require("style", styles[i].Image, scale.Styles[i], step, layers.Stride);
        }

        if (options.Tileable) RequireTile(content, options.Scales.Steps[^1].LongSide, layers.Stride);
        var resolved = options with
        {
            Scales = new ScaleSchedule([.. painted]),
            ContentLayers = layers.Content,
            StyleLayers = layers.Style,
        };
        var summary = new StylizePlan(scales, 0)
        {
            Notes =
            [
                .. backbone.Notes,
                .. Skipped(options.Scales.Steps.SkipLast(scales.Length)),
                .. ImageNotes(content, given),
                .. trimNotes,
                .. MaskNotes.Of(content, given, regions),
                .. MaskNotes.Of(content, options.DetailMap),
            ],
        };
        var plan = new RunPlan(backbone, content, styles, resolved, layers, regions, summary);
        var largest = scales.MaxBy(scale => (long)scale.Width * scale.Height)!;
        var bytes = new MemoryModel(plan, memory).Bytes(largest) + Loaded(content, [.. given, .. styles]);
        var work = new WorkModel(plan);
        scales = [.. scales.Select(scale => scale with { Operations = work.Of(scale) })];
        return plan with { Summary = summary with { Scales = scales, MemoryBytes = bytes } };
    }

    private static PlannedScale[] PlanScales(Image content, StyleMix styles, StylizeOptions options, int stride)
    {
        var all = options.Scales.Steps.Select(step => Plan(content, styles, step, options, stride)).ToArray();
        return options.Scales.SkipsTooSmall
            ? [.. all[..^1].SkipWhile(scale => Narrowest(scale) < SmallestSide), all[^1]]
            : all;
    }

    private static void RequireNumbers(Image content, StyleMix styles, Image? start)
    {
        FinitePixels.Require("content picture", content);
        foreach (var style in styles) FinitePixels.Require("style picture", style.Image);
        if (start is not null) FinitePixels.Require("picture to start from", start);
    }

    /// <summary>The bytes of the loaded images and masks.</summary>
    private static long Loaded(Image content, IReadOnlyList<Style> styles) =>
        sizeof(float) * (Images(content, styles).Sum(image => (long)image.Pixels.Length)
            + styles.SelectMany(style => new[] { style.Mask, style.Region })
                .OfType<Mask>()
                .Distinct()
                .Sum(mask => (long)mask.Values.Length));

    private static IEnumerable<Image> Images(Image content, IEnumerable<Style> styles) =>
        styles.Select(style => style.Image).Prepend(content).Distinct();

    private static void Validate(Style style, string name, StylizeOptions options)
    {
        Setting.Require(style, " of a style");
        if (!Transparency.AnyVisible(style.Image)) throw Errors.Invisible("style");
        Setting.RequireInRange(
            "The style scale, times the scale of a style,", options.StyleScale * style.Scale, SmallestStyleScale, LargestStyleScale);
        if (style.Mask is { IsBlank: true }) throw Errors.BlankMask("mask", name, "nothing of the style would be looked at");
        if (style.Region is { IsBlank: true }) throw Errors.BlankMask("region", name, "the style would be painted nowhere");
    }

    private static PlannedScale Plan(Image content, StyleMix styles, ScaleStep step, StylizeOptions options, int stride)
    {
        var (width, height) = content.Size.Fit(step.LongSide);
        // So that padding does not come between the edges.
        if (options.Tileable) (width, height) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        return new PlannedScale(width, height, [.. styles.Select(SizeOf)], step.Iterations);

        ImageSize SizeOf(Style style) =>
            style.Image.Size.Fit(Math.Max(1, (int)MathF.Round(options.StyleLongSide(step.LongSide, style.Scale))));
    }

    private static int NearestMultiple(int side, int multiple) => Math.Max(1, (int)Math.Round((double)side / multiple)) * multiple;

    private static void RequireTile(Image content, int longSide, int stride)
    {
        var (width, height) = content.Size.Fit(longSide);
        var (tileWidth, tileHeight) = (NearestMultiple(width, stride), NearestMultiple(height, stride));
        if ((width, height) != (tileWidth, tileHeight)) throw Errors.NoTile($"{width}×{height}", stride, $"{tileWidth}×{tileHeight}");
    }

    /// <summary>The shortest side of any image at a scale.</summary>
    private static int Narrowest(PlannedScale scale) =>
        scale.Styles.Append(new ImageSize(scale.Width, scale.Height)).Min(size => size.ShortSide);

    private static IEnumerable<string> Skipped(IEnumerable<ScaleStep> steps) =>
        steps.Select(step =>
            $"the scale of {step.LongSide} pixels is left out: a side of a picture would be under {SmallestSide} pixels there");

    private static IEnumerable<string> ImageNotes(Image content, StyleMix styles) =>
        Images(content, styles).SelectMany(image => image.Notes).Distinct();

    private static void Require(string kind, Image image, ImageSize size, ScaleStep step, int stride)
    {
        if (size.ShortSide < SmallestSide) RefuseNarrow(kind, image, size, step);
        if (!ImageLimits.Allow(Padding.RoundUp(size.Width, stride), Padding.RoundUp(size.Height, stride)))
            throw Errors.TooLarge(kind, size.Width, size.Height, ImageLimits.Accepted);
    }

    private static void RefuseNarrow(string kind, Image image, ImageSize size, ScaleStep step)
    {
        var (width, height) = image.Source is { } source ? (source.Width, source.Height) : (image.Width, image.Height);
        var what = $"The {kind} picture {(image.Source?.Name is { } name ? $"{name} " : "")}({width}×{height})";
        var proportion = (double)Math.Max(width, height) / Math.Min(width, height);
        // The long side of a style is a multiple of the scale.
        var least = Math.Ceiling(SmallestSide * proportion * step.LongSide / Math.Max(size.Width, size.Height));
        throw Errors.TooNarrow(
            what, $"{size.Width}×{size.Height}", step.LongSide, SmallestSide, least <= ScaleStep.Largest ? (int)least : null);
    }
}
