using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pastiche.Graphs;
using Pastiche.Options;

namespace Pastiche;

/// <summary>
/// Everything that decides what a picture will look like, with good defaults; change some by <c>with</c>. The number of threads is
/// not among them, since results do not depend on it.
/// </summary>
public sealed record StylizeOptions
{
    /// <summary>The defaults: 512 pixels on the long side.</summary>
    public static StylizeOptions Default { get; } = new();

    /// <summary>
    /// As in L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), for VGG-19: its
    /// losses with α/β = 10⁻³ and equal weights of the layers, plain pixels at a single size, nothing else in the total. 512 pixels on the
    /// long side; 300 iterations from the content.
    /// </summary>
    public static StylizeOptions Gatys { get; } = new()
    {
        Scales = ScaleSchedule.Of(512).WithIterations(300),
        Normalization = LossNormalization.Gatys,
        ContentWeight = 1e-3f,
        StyleWeight = 1,
        TotalVariationWeight = 0,
        RangeWeight = 0,
        Parameterization = ParameterizationKind.Pixels,
    };

    /// <summary>
    /// More of a style, from noise and without content: for a texture of any size paint on <c>new Image(width, height)</c>, which lends nothing but
    /// its size, with a schedule up to its longer side.
    /// </summary>
    public static StylizeOptions Texture { get; } = new() { ContentWeight = 0, Initialization = Initialization.Noise };

    /// <summary>
    /// A content reconstruction: a picture from noise that one layer cannot tell from the content, and so what that layer knows of it. Choose
    /// the layer by <see cref="ContentLayers"/>; the style is not looked at. One scale, since noise does not need large structures to begin with.
    /// </summary>
    /// <remarks>
    /// A. Mahendran, A. Vedaldi, "Understanding Deep Image Representations by Inverting Them" (CVPR 2015), with Gatys' content loss as the
    /// distance and no prior but the range of pixels.
    /// </remarks>
    public static StylizeOptions Reconstruction { get; } = new()
    {
        Scales = ScaleSchedule.Of(256).WithIterations(300),
        ContentWeight = 1,
        StyleWeight = 0,
        TotalVariationWeight = 0,
        Initialization = Initialization.Noise,
    };

    /// <summary>Sizes and iterations, from coarse to fine; of sizes not named one by one, those too small are left out.</summary>
    [Description("A small first one gives large swirls, a large one keeps more of the content")]
    public ScaleSchedule Scales
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Scales));
    } = ScaleSchedule.UpTo(512);

    /// <summary>What losses on features are divided by.</summary>
    [Description("With relative losses the same weights serve every backbone, layer and size; those of the paper need others")]
    public LossNormalization Normalization { get; init; } = LossNormalization.Relative;

    /// <summary>
    /// α: how much the content counts, 0 or more. With relative losses the same weight means the same for every backbone, layer and size.
    /// </summary>
    [Range(0, float.MaxValue)]
    [Description("0.005 is bold, 0.03 tame, 0 leaves texture alone")]
    public float ContentWeight { get; init; } = 0.015f;

    /// <summary>β: how much the style counts, 0 or more.</summary>
    [Range(0, float.MaxValue)]
    [Description("0 paints the content from its features")]
    public float StyleWeight { get; init; } = 1;

    /// <summary>
    /// How strongly to paint, from 0 to 1: one knob over content and style. The content counts (2 − 2s)² times its weight and the style
    /// (2s)² times its own, so that 0.5 leaves both as they are, 0 leaves the content alone and 1 ignores it.
    /// </summary>
    [Range(0f, 1f)]
    [Description("0 keeps the content, 0.4 is tame, 0.6 bold, 1 leaves nothing of the content but what painting starts from")]
    public float Strength { get; init; } = 0.5f;

    /// <summary>How much smoothness counts, 0 or more.</summary>
    [Range(0, float.MaxValue)]
    [Description("0.5 visibly blurs")]
    public float TotalVariationWeight { get; init; } = 0.05f;

    /// <summary>How much values outside 0 to 1 count, 0 or more: a guard, reported apart from the total.</summary>
    [Range(0, float.MaxValue)]
    [Description("0 leaves them to be cut off when the picture is written")]
    public float RangeWeight { get; init; } = 10;

    /// <summary>Where content is measured; null for the backbone's default.</summary>
    [Description("Deeper layers keep less detail")]
    public ValueList<LayerWeight>? ContentLayers { get; init; }

    /// <summary>Where style is measured; null for the backbone's default.</summary>
    [Description("Shallow layers are colour and grain, deep ones are shapes")]
    public ValueList<LayerWeight>? StyleLayers { get; init; }

    /// <summary>How styles are compared; several losses share the style's weight.</summary>
    [Description("gram is the paper's; meanstd is looser and keeps less of the strokes; wasserstein follows colours and grain closely, at more cost")]
    public ValueList<StyleLossWeight> StyleLosses { get; init; } = [new StyleLossWeight(StyleLossKind.Gram)];

    /// <summary>Whose colours the picture has.</summary>
    [Description("content keeps the photograph's colours, match gives the style's palette the content's balance before painting")]
    public ColorSource Colors { get; init; } = ColorSource.Style;

    /// <summary>
    /// How colours are put back or matched; null for <see cref="ColorMethod.Luminance"/> with <see cref="ColorSource.Content"/> and
    /// <see cref="ColorMethod.Linear"/> with <see cref="ColorSource.Match"/>.
    /// </summary>
    [Description("luminance keeps every place's own colour, the others the picture's as a whole")]
    public ColorMethod? ColorMethod { get; init; }

    /// <summary>Whether the picture can be laid side by side without a seam; its sides must be multiples of the network's stride.</summary>
    [Description("Left and right edge fit each other, and so do top and bottom")]
    public bool Tileable { get; init; }

    /// <summary>Size of the style picture relative to the scale, from 0.1 to 10.</summary>
    [Range(0.1, 10)]
    [Description("More makes brush strokes larger")]
    public float StyleScale { get; init; } = 1;

    /// <summary>What the first scale starts from.</summary>
    [Description("The content keeps its composition, noise gives another picture for every seed, an earlier result is painted further")]
    public Initialization Initialization
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Initialization));
    } = Initialization.Content;

    /// <summary>Which optimiser moves the picture.</summary>
    [Description("Adam takes a sixth of the memory of L-BFGS, but 3 to 4 times the iterations")]
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Lbfgs;

    /// <summary>What is optimised in place of the pixels.</summary>
    [Description("A pyramid forms large structures sooner than pixels do")]
    public ParameterizationKind Parameterization { get; init; } = ParameterizationKind.LaplacianPyramid;

    /// <summary>Chooses the noise of <see cref="Initialization.Noise"/>.</summary>
    [Description("Another seed gives another picture")]
    public int Seed { get; init; }

    /// <summary>
    /// How much of the content's detail, which coarser scales cannot hold, is put back at each scale: none from the middle of the knob on,
    /// all at its end, where nothing is painted.
    /// </summary>
    internal float KeptDetail => Math.Max(0, 1 - (2 * Strength));

    /// <summary>What smoothness counts in the total: it smooths what is painted.</summary>
    internal float EffectiveTotalVariationWeight => TotalVariationWeight * Squared(2 * Strength);

    /// <summary>What the content counts in the total.</summary>
    internal float EffectiveContentWeight => ContentWeight * Squared(2 - (2 * Strength));

    /// <summary>What the style counts in the total.</summary>
    internal float EffectiveStyleWeight => StyleWeight * Squared(2 * Strength);

    /// <summary>The long side of a style at a scale, before rounding.</summary>
    /// <param name="longSide">The scale's long side.</param>
    /// <param name="scale">The style's own <see cref="Style.Scale"/>.</param>
    internal float StyleLongSide(int longSide, float scale) => longSide * (StyleScale * scale);

    /// <summary>What is minimized, apart from the range guard: α·content + β·style + γ·total variation, at the strength chosen.</summary>
    /// <param name="terms">The losses before their weights.</param>
    public double Total(LossTerms terms) =>
        (EffectiveStyleWeight * terms.Style) + (EffectiveContentWeight * terms.Content)
        + (EffectiveTotalVariationWeight * terms.TotalVariation);

    /// <summary>Checks every range, and that the layers are the backbone's.</summary>
    /// <exception cref="PasticheException">Something is out of range or unknown.</exception>
    internal void Validate(Backbone backbone)
    {
        Scales.Validate();
        Setting.Require(this);
        RequireSomething();
        if (Initialization is { Kind: InitializationKind.Image, Image: null }) throw Errors.MissingStart(Initialization.Checksum);
        var layers = new MeasuredLayers(backbone, this);
        Validate("content", layers.Content);
        Validate("style", layers.Style);
    }

    private static float Squared(float value) => value * value;

    private void RequireSomething()
    {
        if (ContentWeight == 0 && StyleWeight == 0) throw Errors.OutOfRange("Both the content and the style weight", "0", "at least one of them above 0");
        RequireFinite("content", ContentWeight, EffectiveContentWeight);
        RequireFinite("style", StyleWeight, EffectiveStyleWeight);
        RequireFinite("total variation", TotalVariationWeight, EffectiveTotalVariationWeight);
        if (EffectiveContentWeight == 0 && EffectiveStyleWeight == 0)
            throw Errors.OutOfRange("The strength", FormattableString.Invariant($"{Strength}"), "one that leaves the content or the style a weight above 0");
        foreach (var loss in StyleLosses) Setting.Require(loss, $" of the style loss {loss.Kind}");
        if (!(StyleLosses.Sum(loss => loss.Weight) > 0)) throw Errors.OutOfRange("The sum of the style losses' weights", "0", "above 0");
        if (StyleLosses.GroupBy(loss => loss.Kind).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw Errors.OutOfRange($"The number of times that {repeated.Key} is among the style losses", $"{repeated.Count()}", "1");
        if (ColorMethod is { } method && Colors == ColorSource.Style)
            throw Errors.OutOfRange("The color method", $"{method}", "none where the colors are the style's; choose the content's, or to match them");
    }

    private void RequireFinite(string kind, float weight, float effective)
    {
        // At either end of the strength a weight counts four times.
        if (float.IsFinite(effective)) return;
        var what = FormattableString.Invariant($"The {kind} weight with the strength {Strength}");
        throw Errors.OutOfRange(what, FormattableString.Invariant($"{weight}"), "up to 8E+37");
    }

    private static void Validate(string kind, ValueList<LayerWeight> layers)
    {
        foreach (var layer in layers) Setting.Require(layer, $" of {kind} layer {layer.Layer}");
        if (layers.Sum(layer => layer.Weight) <= 0) throw Errors.OutOfRange($"The sum of the {kind} layers' weights", "0", "above 0");
        if (layers.GroupBy(layer => layer.Layer).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw Errors.OutOfRange($"The number of times that {repeated.Key} is among the {kind} layers", $"{repeated.Count()}", "1");
    }
}
