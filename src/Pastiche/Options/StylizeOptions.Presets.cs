namespace Pastiche;

public sealed partial record StylizeOptions
{
    /// <summary>The defaults: 512 pixels on the long side.</summary>
    public static StylizeOptions Default { get; } = new();

    /// <summary>
    /// Gram matrices alone, coarse to fine: what the defaults were before nearest neighbors joined them, on a shorter way. 512 pixels on
    /// the long side. The weights of the style's layers are those of ResNet-18; for another backbone set <see cref="StyleLayers"/> to null
    /// or to its own.
    /// </summary>
    public static StylizeOptions Classic { get; } = new()
    {
        Scales = ScaleSchedule.UpTo(512, iterations: 60, coarseIterations: 40),
        StyleLosses = [new StyleLossWeight(StyleLossKind.Gram)],
        StyleLayers = Backbone.ResNet18Classic,
        ContentWeight = 0.015f,
        ContentLead = 10,
        KeptDetail = 0.5f,
        TotalVariationWeight = 0.05f,
        ChromaVariation = 0,
    };

    /// <summary>
    /// As in L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), for VGG-19: its
    /// losses with α/β = 10⁻³ and equal weights of the layers, plain pixels at a single size, nothing else in the total. 512 pixels on the
    /// long side; 300 iterations from the content.
    /// </summary>
    public static StylizeOptions Gatys { get; } = new()
    {
        Scales = ScaleSchedule.Of(512).WithIterations(300),
        Normalization = LossNormalization.Gatys,
        StyleLosses = [new StyleLossWeight(StyleLossKind.Gram)],
        ContentWeight = 1e-3f,
        StyleWeight = 1,
        TotalVariationWeight = 0,
        RangeWeight = 0,
        Parameterization = ParameterizationKind.Pixels,
    };

    /// <summary>
    /// A texture in a style, from noise and without content. For a texture of any size paint on <c>new Image(width, height)</c>, of which
    /// only the size counts, with a schedule up to its longer side.
    /// </summary>
    public static StylizeOptions Texture { get; } = new()
    {
        ContentWeight = 0,
        MatchContent = new ContentShare(0, 0),
        Initialization = Initialization.Noise,
    };

    /// <summary>
    /// A content reconstruction: an image from noise that one layer cannot tell from the content, which shows what that layer knows.
    /// Choose the layer by <see cref="ContentLayers"/>; the style is not measured. One scale, since noise does not need large structures
    /// to start with.
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
}
