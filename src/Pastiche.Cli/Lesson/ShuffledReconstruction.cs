using Pastiche.Cli.Display;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Options;

namespace Pastiche.Cli.Lesson;

/// <summary>
/// The demonstration that a Gram matrix forgets place: a picture rebuilt from one layer's features after their positions were shuffled. The
/// Gram matrix is what it was; the picture cannot be recognised.
/// </summary>
/// <param name="laboratory">What paints it.</param>
/// <param name="image">The picture.</param>
/// <param name="layer">The layer.</param>
/// <param name="settings">Size, iterations, and the seed of the shuffle as well as of the noise.</param>
internal sealed class ShuffledReconstruction(NetworkSession laboratory, Image image, string layer, ReconstructionSettings settings)
    : LessonPainting(
        $"content rebuilt from {layer}, shuffled", laboratory.Stylizer, laboratory.Cost, image, image,
        ContentReconstruction.Of(layer, settings))
{
    /// <summary>The layer.</summary>
    public Layer Layer { get; } = laboratory.Backbone.FindLayer(layer);

    /// <summary>Its features of the picture; null until they are measured.</summary>
    public Features? Features { get; private set; }

    /// <summary>The same ones shuffled, which the picture is rebuilt from.</summary>
    public Features? Shuffled { get; private set; }

    /// <summary>How much the Gram matrices of the two differ, as <see cref="GramMatrix.RelativeDifference"/> has it.</summary>
    public double? GramDifference => Features is { } features && Shuffled is { } shuffled ? features.Gram().RelativeDifference(shuffled.Gram()) : null;

    /// <summary>How alike the rebuilt picture is to the picture, as <see cref="StructuralSimilarity"/> has it.</summary>
    public double? Similarity => Result is { } result ? SimilarityOf(result.Image) : null;

    /// <inheritdoc/>
    public override string? Outcome => Similarity is { } similarity && GramDifference is { } difference
        ? $"SSIM {Format.Digits(similarity)}, Gram matrices differ by {Format.Digits(difference)}"
        : null;

    /// <inheritdoc/>
    protected override Func<Target, Target> Aim => target =>
    {
        var (width, height) = Positions();
        Features = new Features(Layer, width, height, target.Values);
        Shuffled = Features.Shuffle(Options.Seed);
        return target with { Values = Shuffled.Values.ToArray() };
    };

    /// <summary>How alike a picture of this one's size is to the picture.</summary>
    public double SimilarityOf(Image rebuilt) => StructuralSimilarity.Of(rebuilt, Content.Resize(rebuilt.Width, rebuilt.Height));

    private (int Width, int Height) Positions()
    {
        var (scale, stride) = (Plan.Scales[^1], new MeasuredLayers(laboratory.Backbone, Options).Stride);
        return (Padding.RoundUp(scale.Width, stride) / Layer.Stride, Padding.RoundUp(scale.Height, stride) / Layer.Stride);
    }
}
