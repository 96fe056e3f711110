using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pastiche.Graphs;

namespace Pastiche;

/// <summary>
/// All options that decide what the image looks like, immutable, with good defaults; use <c>with</c> to change some. The number of threads
/// is not among them, since results do not depend on it.
/// </summary>
public sealed partial record StylizeOptions
{
    /// <summary>
    /// The sizes and their iterations, from coarse to fine. A schedule of <see cref="ScaleSchedule.UpTo"/> skips sizes that are too small.
    /// </summary>
    /// <remarks>A small first one gives large swirls, a large one keeps more of the content.</remarks>
    [Description("A small first one gives large swirls, a large one keeps more of the content")]
    public ScaleSchedule Scales
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Scales));
    } = ScaleSchedule.UpTo(512);

    /// <summary>The denominator of losses on features.</summary>
    /// <remarks>With relative losses the same weights serve every backbone, layer and size; those of the paper need others.</remarks>
    [Description("With relative losses the same weights serve every backbone, layer and size; those of the paper need others")]
    public LossNormalization Normalization { get; init; } = LossNormalization.Relative;

    /// <summary>
    /// α: the weight of the content, 0 or more. With relative losses a weight means the same for every backbone, layer and size.
    /// </summary>
    /// <remarks>0.005 is bold, 0.03 tame, 0 leaves texture alone.</remarks>
    [Range(0, float.MaxValue)]
    [Description("0.005 is bold, 0.03 tame, 0 leaves texture alone")]
    public float ContentWeight { get; init; } = 0.01f;

    /// <summary>
    /// How many times more the content counts when the last scale begins, from 1 to 100. For the first 15 iterations, or the first third of
    /// fewer than 45, its weight is multiplied by this, for as many again by the square root of it; then it is what it is. The total that
    /// is reported always has the weight as it is.
    /// </summary>
    /// <remarks>
    /// Keeps the content while the style is far from it, so that fewer iterations lead to the same total; 1 weighs it alike throughout.
    /// </remarks>
    [Range(1f, 100f)]
    [Since(4, 1f)]
    [Description(
        "Keeps the content while the style is far from it, so that fewer iterations lead to the same total; 1 weighs it alike throughout")]
    public float ContentLead { get; init; } = 1;

    /// <summary>β: the weight of the style, 0 or more.</summary>
    /// <remarks>0 paints the content from its features.</remarks>
    [Range(0, float.MaxValue)]
    [Description("0 paints the content from its features")]
    public float StyleWeight { get; init; } = 1;

    /// <summary>
    /// How strongly to paint, from 0 to 1: one setting over content and style. It multiplies the weight of the content by (2 − 2s)² and
    /// that of the style by (2s)², so that 0.5 changes neither, 0 ignores the style and 1 the content.
    /// </summary>
    /// <remarks>0 keeps the content, 0.4 is tame, 0.6 bold, 1 ignores the content except as the starting image.</remarks>
    [Range(0f, 1f)]
    [Description("0 keeps the content, 0.4 is tame, 0.6 bold, 1 ignores the content except as the starting image")]
    public float Strength { get; init; } = 0.5f;

    /// <summary>γ: the weight of total variation, which smooths the image, 0 or more.</summary>
    /// <remarks>0.5 visibly blurs.</remarks>
    [Range(0, float.MaxValue)]
    [Description("0.5 visibly blurs")]
    public float TotalVariationWeight { get; init; } = 0.06f;

    /// <summary>How many times more differences of color count than differences of gray in total variation, 0 or more.</summary>
    /// <remarks>More takes out specks of colour and leaves strokes; 0 smooths both alike.</remarks>
    [Range(0, 1000)]
    [Description("More takes out specks of colour and leaves strokes; 0 smooths both alike")]
    [Since(2, 0f)]
    public float ChromaVariation { get; init; } = 5;

    /// <summary>The weight of values outside 0 to 1, 0 or more: a guard that is not part of the total.</summary>
    /// <remarks>0 leaves them to be cut off when the picture is written.</remarks>
    [Range(0, float.MaxValue)]
    [Description("0 leaves them to be cut off when the picture is written")]
    public float RangeWeight { get; init; } = 10;

    /// <summary>The layers on which content is measured; null for the backbone's default.</summary>
    /// <remarks>Deeper layers keep less detail.</remarks>
    [Description("Deeper layers keep less detail")]
    public ValueList<LayerWeight>? ContentLayers { get; init; }

    /// <summary>The layers on which style is measured; null for the backbone's default.</summary>
    /// <remarks>Shallow layers are colour and grain, deep ones are shapes.</remarks>
    [Description("Shallow layers are colour and grain, deep ones are shapes")]
    public ValueList<LayerWeight>? StyleLayers { get; init; }

    /// <summary>The style losses; several share the style's weight.</summary>
    /// <remarks>
    /// gram is the paper's; neighbors takes strokes and colours from single places of the style; meanstd is looser and keeps less of the
    /// strokes; wasserstein follows colours and grain closely, at more cost.
    /// </remarks>
    [Description(
        "gram is the paper's; neighbors takes strokes and colours from single places of the style; "
        + "meanstd is looser and keeps less of the strokes; wasserstein follows colours and grain closely, at more cost")]
    public ValueList<StyleLossWeight> StyleLosses { get; init; } =
        [new StyleLossWeight(StyleLossKind.Gram), new StyleLossWeight(StyleLossKind.Neighbors, 0.2f)];

    /// <summary>
    /// The iterations after which the nearest neighbors of the style loss <c>neighbors</c> are found anew, from 1 to 100000.
    /// </summary>
    /// <remarks>
    /// Fewer follow the picture closer and take longer; matches are made at the start of each scale and after every so many iterations.
    /// </remarks>
    [Range(1, 100_000)]
    [Description(
        "Fewer follow the picture closer and take longer; "
        + "matches are made at the start of each scale and after every so many iterations")]
    [Since(2, 25)]
    public int MatchInterval { get; init; } = 25;

    /// <summary>The most style positions of a layer among which nearest neighbors are searched.</summary>
    /// <remarks>More take longer; where there are more positions, a sample by the seed is searched.</remarks>
    [Range(1, 1 << 20)]
    [Description("More take longer; where there are more positions, a sample by the seed is searched")]
    [Since(2, 2048)]
    public int MatchPositions { get; init; } = 2048;

    /// <summary>Whose colors the image has: the style's, the content's, or a match of both.</summary>
    /// <remarks>content keeps the photograph's colours, match gives the style's palette the content's balance before painting.</remarks>
    [Description("content keeps the photograph's colours, match gives the style's palette the content's balance before painting")]
    public ColorSource Colors { get; init; } = ColorSource.Style;

    /// <summary>
    /// The method by which colors are put back or matched; null for <see cref="ColorMethod.Luminance"/> with
    /// <see cref="ColorSource.Content"/> and <see cref="ColorMethod.Linear"/> with <see cref="ColorSource.Match"/>.
    /// </summary>
    /// <remarks>luminance keeps every place's own colour, the others the picture's as a whole.</remarks>
    [Description("luminance keeps every place's own colour, the others the picture's as a whole")]
    public ColorMethod? ColorMethod { get; init; }

    /// <summary>Whether the image can be tiled without a seam; its sides must be multiples of the network's stride.</summary>
    /// <remarks>Left and right edge fit each other, and so do top and bottom.</remarks>
    [Description("Left and right edge fit each other, and so do top and bottom")]
    public bool Tileable { get; init; }

    /// <summary>The size of the style image relative to the scale, from 0.1 to 10.</summary>
    /// <remarks>More makes brush strokes larger.</remarks>
    [Range(0.1, 10)]
    [Description("More makes brush strokes larger")]
    public float StyleScale { get; init; } = 1;

    /// <summary>What is cut off a style picture before anything looks at it.</summary>
    /// <remarks>auto leaves out frames and margins, which would come back as borders and seams.</remarks>
    [Description("auto leaves out frames and margins, which would come back as borders and seams")]
    [Since(2, StyleTrim.None)]
    public StyleTrim StyleTrim { get; init; } = StyleTrim.None;

    /// <summary>The orientations in which positions of a style are matched: 1, 4 or 8.</summary>
    /// <remarks>
    /// 4 also matches strokes turned by 90°, 180° and 270°, 8 mirrored ones too; losses that match no positions ignore it.
    /// </remarks>
    [AllowedValues(1, 4, 8)]
    [Description("4 also matches strokes turned by 90°, 180° and 270°, 8 mirrored ones too; losses that match no positions ignore it")]
    [Since(2, 1)]
    public int StyleRotations { get; init; } = 1;

    /// <summary>The image that the first scale starts from.</summary>
    /// <remarks>
    /// The content keeps its composition, noise gives another picture for every seed, an earlier result is painted further.
    /// </remarks>
    [Description("The content keeps its composition, noise gives another picture for every seed, an earlier result is painted further")]
    public Initialization Initialization
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Initialization));
    } = Initialization.Content;

    /// <summary>
    /// The content's share of what is matched with the style by <c>neighbors</c>, where it has little detail and where it has much; the
    /// rest is the image so far.
    /// </summary>
    /// <remarks>More keeps more of the content's shapes, less leaves them to the strokes; other style losses match nothing.</remarks>
    [Since(2, """{"low":0.1,"high":0.65}""")]
    [Description("More keeps more of the content's shapes, less leaves them to the strokes; other style losses match nothing")]
    public ContentShare MatchContent
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(MatchContent));
    } = new(0.1f, 0.65f);

    /// <summary>
    /// The detail of the content, stretched to its size; null to compute it. In options from a recipe it has its checksum, but no values.
    /// </summary>
    /// <remarks>White keeps the content as where it has much detail, black as where it has little.</remarks>
    [Since(2, null)]
    [Description("White keeps the content as where it has much detail, black as where it has little")]
    public Mask? DetailMap { get; init; }

    /// <summary>
    /// How much of the content's detail, which coarser scales cannot hold, is put back at each finer scale, from 0 to 1, if painting
    /// started from the content. This is the share at a strength of 0.5; it is all of it at 0, and nothing at 1.
    /// </summary>
    /// <remarks>More takes fewer iterations and keeps more of the photograph's grain.</remarks>
    [Range(0f, 1f)]
    [Since(4, 0f)]
    [Description("More takes fewer iterations and keeps more of the photograph's grain")]
    public float KeptDetail { get; init; }

    /// <summary>The optimizer.</summary>
    /// <remarks>Adam takes a sixth of the memory of L-BFGS, but 3 to 4 times the iterations.</remarks>
    [Description("Adam takes a sixth of the memory of L-BFGS, but 3 to 4 times the iterations")]
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Lbfgs;

    /// <summary>The steps that L-BFGS remembers with their changes of the gradient, from which it knows the curvature.</summary>
    /// <remarks>Fewer take less memory, and more iterations; Adam has none.</remarks>
    [Range(2, 100)]
    [Since(3, 20)]
    [Description("Fewer take less memory, and more iterations; Adam has none")]
    public int CurvaturePairs { get; init; } = 20;

    /// <summary>The precision in which these steps are remembered.</summary>
    /// <remarks>half takes half of the memory; the picture is another one by rounding.</remarks>
    [Since(3, CurvaturePrecision.Full)]
    [Description("half takes half of the memory; the picture is another one by rounding")]
    public CurvaturePrecision CurvaturePrecision { get; init; } = CurvaturePrecision.Full;

    /// <summary>The parameters that are optimized: pixels, or the coefficients of a pyramid.</summary>
    /// <remarks>A pyramid forms large structures sooner than pixels do.</remarks>
    [Description("A pyramid forms large structures sooner than pixels do")]
    public ParameterizationKind Parameterization { get; init; } = ParameterizationKind.LaplacianPyramid;

    /// <summary>
    /// The side, in pixels, of the tiles that a large image is measured in, which decides the memory that the network takes; null measures
    /// it as a whole. Each tile sees the image beyond its edges as far as the network does; an image that is not larger than a tile with
    /// what it sees stays whole.
    /// </summary>
    /// <remarks>Smaller tiles take less memory and more time; the picture stays the same but for rounding.</remarks>
    [Range(64, 8192)]
    [Since(3, null)]
    [Description("Smaller tiles take less memory and more time; the picture stays the same but for rounding")]
    public int? TileSide { get; init; }

    /// <summary>The seed of the noise of <see cref="Initialization.Noise"/>.</summary>
    /// <remarks>Another seed gives another picture.</remarks>
    [Description("Another seed gives another picture")]
    public int Seed { get; init; }

    /// <summary>The part of the content's detail that is put back at the strength; all of it at 0, where nothing is painted.</summary>
    internal float EffectiveKeptDetail => AtStrength(KeptDetail);

    /// <summary>The weight of total variation at the strength; it smooths what is painted.</summary>
    internal float EffectiveTotalVariationWeight => TotalVariationWeight * Squared(2 * Strength);

    /// <summary>
    /// The content's share of what is matched at the strength: as it is at 0.5, all of it towards 0, nothing of it towards 1.
    /// </summary>
    internal ContentShare EffectiveMatchContent => new(AtStrength(MatchContent.Low), AtStrength(MatchContent.High));

    /// <summary>The weight of the content at the strength.</summary>
    internal float EffectiveContentWeight => ContentWeight * Squared(2 - (2 * Strength));

    /// <summary>The weight of the style at the strength.</summary>
    internal float EffectiveStyleWeight => StyleWeight * Squared(2 * Strength);

    /// <summary>The long side of a style at a scale, before rounding.</summary>
    /// <param name="longSide">The scale's long side.</param>
    /// <param name="scale">The style's own <see cref="Style.Scale"/>.</param>
    internal float StyleLongSide(int longSide, float scale) => longSide * (StyleScale * scale);

    /// <summary>The total that is minimized, without the range guard: α·content + β·style + γ·total variation.</summary>
    /// <param name="terms">The losses before their weights.</param>
    public double Total(LossTerms terms) =>
        (EffectiveStyleWeight * terms.Style) + (EffectiveContentWeight * terms.Content)
        + (EffectiveTotalVariationWeight * terms.TotalVariation);

    private float AtStrength(float share) =>
        Strength > 0.5f ? share * (2 - (2 * Strength)) : share + ((1 - share) * (1 - (2 * Strength)));

    private static float Squared(float value) => value * value;
}
