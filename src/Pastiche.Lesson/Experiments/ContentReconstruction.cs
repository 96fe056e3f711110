using System.Globalization;

namespace Pastiche.Lesson.Experiments;

/// <summary>Rebuilds an image from the features of a single layer, starting from noise: it shows what that layer preserves.</summary>
public sealed class ContentReconstruction : Painting
{
    /// <summary>Plans a reconstruction.</summary>
    /// <param name="session">The network to paint with.</param>
    /// <param name="image">The image to rebuild.</param>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="settings">Size, iterations and seed.</param>
    /// <exception cref="PasticheException">The network has no such layer, or the image or a setting cannot be used.</exception>
    public ContentReconstruction(NetworkSession session, Image image, string layer, ReconstructionSettings settings)
        : base($"content rebuilt from {layer}", session, image, image, OptionsFor(layer, settings)) => Layer = layer;

    /// <summary>The name of the layer.</summary>
    public string Layer { get; }

    /// <summary>The peak signal-to-noise ratio to the original, in decibels; null before there is a result.</summary>
    public double? PeakSignalToNoise => Result is { } result
        ? Metrics.PeakSignalToNoise.Of(result.Image, Content.Resize(result.Image.Width, result.Image.Height))
        : null;

    /// <inheritdoc/>
    public override string? Outcome => PeakSignalToNoise is { } decibels
        ? string.Create(CultureInfo.InvariantCulture, $"{decibels:F1} dB{(IsFinished ? "" : $", {UnfinishedNote}")}")
        : null;

    /// <summary>The options of a reconstruction from one layer.</summary>
    internal static StylizeOptions OptionsFor(string layer, ReconstructionSettings settings) => StylizeOptions.Reconstruction with
    {
        ContentLayers = [new LayerWeight(layer)],
        Scales = ScaleSchedule.Of(settings.LongSide).WithIterations(settings.Iterations),
        Seed = settings.Seed,
    };
}
