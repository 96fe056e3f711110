using System.Globalization;

namespace Pastiche.Cli.Lesson;

/// <summary>A picture rebuilt, from noise, from the response of one layer alone: what that layer knows of it.</summary>
/// <param name="laboratory">What paints it.</param>
/// <param name="image">The picture.</param>
/// <param name="layer">The layer.</param>
/// <param name="settings">Size, iterations and seed.</param>
internal sealed class ContentReconstruction(NetworkSession laboratory, Image image, string layer, ReconstructionSettings settings)
    : LessonPainting($"content rebuilt from {layer}", laboratory.Stylizer, laboratory.Cost, image, image, Of(layer, settings))
{
    /// <summary>The layer.</summary>
    public string Layer { get; } = layer;

    /// <summary>How near it comes to the picture, in decibels; null until there is something.</summary>
    public double? PeakSignalToNoise => Result is { } result
        ? Lesson.PeakSignalToNoise.Of(result.Image, Content.Resize(result.Image.Width, result.Image.Height))
        : null;

    /// <inheritdoc/>
    public override string? Outcome => PeakSignalToNoise is { } decibels
        ? string.Create(CultureInfo.InvariantCulture, $"{decibels:F1} dB{(IsFinished ? "" : $", {Unfinished}")}")
        : null;

    /// <summary>What decides how a picture is rebuilt from a layer.</summary>
    internal static StylizeOptions Of(string layer, ReconstructionSettings settings) => StylizeOptions.Reconstruction with
    {
        ContentLayers = [new LayerWeight(layer)],
        Scales = ScaleSchedule.Of(settings.LongSide).WithIterations(settings.Iterations),
        Seed = settings.Seed,
    };
}
