using Pastiche.Graphs;

namespace Pastiche.Lesson.Experiments;

/// <summary>One image of a <see cref="RatioSweep"/>.</summary>
public sealed class SweepCell : Painting
{
    private const double LeastShown = 1e-4;

    /// <param name="session">The network to paint with.</param>
    /// <param name="content">The content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="options">The options of this image, of <see cref="OptionsFor"/>.</param>
    internal SweepCell(NetworkSession session, Image content, StyleMix styles, StylizeOptions options)
        : base(TitleOf(options), session, content, styles, options) => Layers = options.StyleLayers!.Value;

    /// <summary>The style layers.</summary>
    public ValueList<LayerWeight> Layers { get; }

    /// <summary>The image; null until it is finished.</summary>
    public Image? Image => IsFinished ? Result!.Image : null;

    /// <summary>Indicates whether the image is finished. An unfinished one would misrepresent its ratio, so it does not count.</summary>
    public override bool HasResult => Image is not null;

    /// <summary>The final losses of content and style.</summary>
    public override string? Outcome => Image is null
        ? "left out: the losses became infinite or undefined"
        : $"content {Text(Steps[^1].Terms.Content)}, style {Text(Steps[^1].Terms.Style)}";

    /// <summary>The options of one image.</summary>
    /// <param name="options">The options that all images share.</param>
    /// <param name="ratio">α/β: the weight of the content, with 1 for the style.</param>
    /// <param name="layers">The style layers.</param>
    internal static StylizeOptions OptionsFor(StylizeOptions options, float ratio, ValueList<LayerWeight> layers) => options with
    {
        ContentWeight = ratio,
        StyleWeight = 1,
        Strength = StylizeOptions.Default.Strength,
        StyleLayers = layers,
    };

    private static string TitleOf(StylizeOptions options) =>
        $"α/β {NumberText.Ratio(options.ContentWeight)}, style from {StyleReconstruction.Name(options.StyleLayers!.Value)}";

    private static string Text(double loss) => loss < LeastShown ? "under 0.0001" : NumberText.Loss(loss);
}
