using Pastiche.Imaging;
using Pastiche.Lesson.Metrics;
using Pastiche.Losses;
using Pastiche.Options;

namespace Pastiche.Lesson.Experiments;

/// <summary>
/// Rebuilds an image from the features of a layer after their positions were shuffled. The Gram matrix stays the same and the image becomes
/// unrecognizable, which shows that a Gram matrix does not depend on position.
/// </summary>
public sealed class ShuffledReconstruction : Painting
{
    private readonly NetworkSession _session;

    /// <summary>Plans a reconstruction.</summary>
    /// <param name="session">The network to paint with.</param>
    /// <param name="image">The image.</param>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="settings">Size and iterations. The seed chooses the order of the positions as well as the noise.</param>
    /// <exception cref="PasticheException">The network has no such layer, or the image or a setting cannot be used.</exception>
    public ShuffledReconstruction(NetworkSession session, Image image, string layer, ReconstructionSettings settings)
        : base($"content rebuilt from {layer}, shuffled", session, image, image, ContentReconstruction.OptionsFor(layer, settings)) =>
        (_session, Layer) = (session, session.Backbone.FindLayer(layer));

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The features of the image; null before the experiment runs.</summary>
    public Features? Features { get; private set; }

    /// <summary>The features with shuffled positions, from which the image is rebuilt; null before the experiment runs.</summary>
    public Features? Shuffled { get; private set; }

    /// <summary>The <see cref="GramMatrix.RelativeDifference"/> of the two Gram matrices; null before the experiment runs.</summary>
    public double? GramDifference =>
        Features is { } features && Shuffled is { } shuffled ? features.Gram().RelativeDifference(shuffled.Gram()) : null;

    /// <summary>The structural similarity of the result and the original, from −1 to 1; null before there is a result.</summary>
    public double? Similarity => Result is { } result ? SimilarityOf(result.Image) : null;

    /// <inheritdoc/>
    public override string? Outcome => Similarity is { } similarity && GramDifference is { } difference
        ? $"SSIM {NumberText.Digits(similarity)}, Gram matrices differ by {NumberText.Digits(difference)}"
        : null;

    /// <inheritdoc/>
    private protected override Func<Target, Target> TargetOverride => target =>
    {
        var (width, height) = Positions();
        Features = new Features(Layer, width, height, target.Values!);
        Shuffled = Features.Shuffle(Options.Seed);
        return target with { Values = Shuffled.Values.ToArray() };
    };

    /// <summary>The structural similarity of another image and the original, from −1 to 1.</summary>
    /// <param name="image">An image of any size; the original is resized to it.</param>
    public double SimilarityOf(Image image) => StructuralSimilarity.Of(image, Content.Resize(image.Width, image.Height));

    private (int Width, int Height) Positions()
    {
        var (scale, stride) = (Plan.Scales[^1], new MeasuredLayers(_session.Backbone, Options).Stride);
        return (Padding.RoundUp(scale.Width, stride) / Layer.Stride, Padding.RoundUp(scale.Height, stride) / Layer.Stride);
    }
}
