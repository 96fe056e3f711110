using Pastiche.Cli.Display;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Lesson;

/// <summary>One picture of a sweep.</summary>
internal sealed class SweepCell : LessonPainting
{
    private const double LeastShown = 1e-4;

    /// <param name="laboratory">What paints it.</param>
    /// <param name="content">What to paint.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">What all pictures have in common.</param>
    /// <param name="ratio">α/β: what the content counts, and the style 1.</param>
    /// <param name="layers">Where style is measured.</param>
    public SweepCell(NetworkSession laboratory, Image content, StyleMix styles, StylizeOptions options, float ratio, ValueList<LayerWeight> layers)
        : base(
            $"α/β {Ratio.Text(ratio)}, style from {StyleReconstruction.Name(layers)}", laboratory.Stylizer, laboratory.Cost, content, styles,
            With(options, ratio, layers)) => Layers = layers;

    /// <summary>Where style is measured.</summary>
    public ValueList<LayerWeight> Layers { get; }

    /// <summary>The picture; null until it is finished.</summary>
    public Image? Image => IsFinished ? Result!.Image : null;

    /// <summary>A picture that is not finished would show something else than its place says.</summary>
    public override bool HasResult => Image is not null;

    /// <summary>The losses that are left of content and style.</summary>
    public override string? Outcome => Image is null
        ? "left out: the losses became infinite or undefined"
        : $"content {Text(Steps[^1].Terms.Content)}, style {Text(Steps[^1].Terms.Style)}";

    private static string Text(double loss) => loss < LeastShown ? "under 0.0001" : Format.Loss(loss);

    private static StylizeOptions With(StylizeOptions options, float ratio, ValueList<LayerWeight> layers) => options with
    {
        ContentWeight = ratio,
        StyleWeight = 1,
        Strength = StylizeOptions.Default.Strength,
        StyleLayers = layers,
    };
}
