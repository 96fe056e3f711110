using Pastiche.Graphs;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>Works out sizes, and the memory they take, before anything big starts.</summary>
internal static class Planner
{
    private const int SmallestSide = 16;

    /// <summary>Checks the options and works out every size.</summary>
    /// <exception cref="PasticheException">An option is out of range, or a picture is too narrow for its smallest scale.</exception>
    public static StylizePlan Plan(Backbone backbone, Image content, Image style, StylizeOptions options, MemoryFactors memory)
    {
        options.Validate(backbone);
        if (!Transparency.AnyVisible(content)) Throw.Invisible("content");
        if (!Transparency.AnyVisible(style)) Throw.Invisible("style");
        var scales = options.Scales.Steps.Select(step => Plan(content, style, step, options.StyleScale)).ToArray();
        var stride = Stride(backbone, options);
        foreach (var scale in scales)
        {
            RequireSides("content", content, scale.Width, scale.Height);
            RequireSides("style", style, scale.StyleWidth, scale.StyleHeight);
            RequireLimits("content", scale.Width, scale.Height, stride);
            RequireLimits("style", scale.StyleWidth, scale.StyleHeight, stride);
        }

        return new StylizePlan(scales, scales.Max(new MemoryModel(backbone, options, memory).Bytes));
    }

    /// <summary>Pixels for each position of the deepest layer named, whatever its weight: what sides are padded to.</summary>
    public static int Stride(Backbone backbone, StylizeOptions options)
    {
        ValueList<LayerWeight> used = [.. options.ContentLayers ?? backbone.ContentLayers, .. options.StyleLayers ?? backbone.StyleLayers];
        return used.Max(layer => backbone.Layer(layer.Layer).Stride);
    }

    private static PlannedScale Plan(Image content, Image style, ScaleStep step, float styleScale)
    {
        var (width, height) = Fit(content, step.LongSide);
        var (styleWidth, styleHeight) = Fit(style, Math.Max(1, (int)MathF.Round(step.LongSide * styleScale)));
        return new PlannedScale(width, height, styleWidth, styleHeight, step.Iterations);
    }

    /// <summary>The picture's proportions with the given long side.</summary>
    private static (int Width, int Height) Fit(Image picture, int longSide)
    {
        var factor = (double)longSide / Math.Max(picture.Width, picture.Height);
        return (Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
    }

    private static void RequireLimits(string kind, int width, int height, int stride)
    {
        if (!ImageLimits.Allow(Padding.RoundUp(width, stride), Padding.RoundUp(height, stride)))
            Throw.TooLarge(kind, width, height, ImageLimits.Accepted);
    }

    private static void RequireSides(string kind, Image picture, int width, int height)
    {
        if (Math.Min(width, height) < SmallestSide)
            Throw.TooNarrow(kind, $"{picture.Width}×{picture.Height}", $"{width}×{height}", SmallestSide);
    }
}
