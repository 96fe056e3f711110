using Pastiche.Atlas.Model;
using Pastiche.Cli.Display;
using Pastiche.Stylization;

namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>The chapters on the result: its losses, how it came about, and where it began; null for what was not computed.</summary>
/// <param name="parts">What was computed.</param>
/// <param name="laboratory">With what.</param>
internal sealed class AtlasPainting(AtlasParts parts, NetworkSession laboratory)
{
    private readonly IReadOnlyList<MeasuredLosses> _losses = Measure(parts, laboratory);

    /// <summary>The losses and their values.</summary>
    public LossChapter? Losses
    {
        get
        {
            if (_losses is not [var noise, var content, var result, ..]) return null;
            var options = parts.Painting.Options;
            return new LossChapter(
                options.EffectiveContentWeight, options.EffectiveStyleWeight, options.EffectiveTotalVariationWeight,
                string.Join(", ", laboratory.Backbone.ContentLayers.Select(layer => layer.Layer)), Describe(noise), Describe(content), Describe(result),
                [.. noise.Layers.Select((layer, i) => new LayerLoss(layer.Layer, layer.Share, layer.Loss, content.Layers[i].Loss, result.Layers[i].Loss))]);
        }
    }

    /// <summary>How it came about.</summary>
    public OptimizationChapter? Optimization
    {
        get
        {
            if (!parts.Painting.HasResult) return null;
            var steps = parts.Painting.Steps;
            var first = parts.Painting.Plan.Scales[0];
            var beginning = new Frame(0, AtlasImages.Photograph(parts.Content.Resize(first.Width, first.Height), "The content picture, small"), null);
            return new OptimizationChapter(
                [beginning, .. parts.Painting.Frames.Select(frame => new Frame(
                    frame.Iteration, AtlasImages.Photograph(frame.Image, $"The picture after {frame.Iteration} {(frame.Iteration == 1 ? "step" : "steps")}"), frame.Total))],
                [
                    new Curve("total", [.. steps.Select(step => step.Total)]),
                    new Curve("style", [.. steps.Select(step => step.Terms.Style)]),
                    new Curve("content", [.. steps.Select(step => step.Terms.Content)]),
                    new Curve("variation", [.. steps.Select(step => step.Terms.TotalVariation)]),
                ],
                [.. steps.Index().Where(step => step.Item.Iteration == 1).Select(step => new ScaleMark(step.Index + 1, Format.Size(step.Item.Width, step.Item.Height)))]);
        }
    }

    /// <summary>Where it began.</summary>
    public StartChapter? Starts
    {
        get
        {
            LessonPainting[] fromNoise = [.. parts.FromNoise.Where(part => part.IsFinished)];
            if (fromNoise.Length == 0 || _losses.Count < 3) return null;
            return new StartChapter(
            [
                new StartResult("from the content", false, AtlasImages.Photograph(parts.Painting.Result!.Image, "The result from the content"), Describe(_losses[2])),
                .. fromNoise.Select((part, i) => new StartResult(
                    $"from noise, seed {part.Options.Seed}", true,
                    AtlasImages.Photograph(part.Result!.Image, $"The result from noise, seed {part.Options.Seed}"), Describe(_losses[3 + i]))),
            ]);
        }
    }

    /// <summary>Of noise, of the content, of the result, and of those from noise.</summary>
    private static IReadOnlyList<MeasuredLosses> Measure(AtlasParts parts, NetworkSession laboratory)
    {
        if (parts.Painting is not { Result.Image: { } result, Canvas: { } canvas }) return [];
        // Where it was ended at a smaller scale, all is measured at that size.
        var scale = parts.Painting.Plan.Scales.First(planned => (planned.Width, planned.Height) == (result.Width, result.Height));
        var content = parts.Content.Resize(scale.Width, scale.Height);
        var style = parts.Style.Resize(scale.Styles[0].Width, scale.Styles[0].Height);
        var noise = StartingImage.Create(Initialization.Noise, content, seed: 0);
        // One that was ended at a smaller scale has losses of another size.
        var others = parts.FromNoise.Where(part => part.IsFinished).Select(part => part.Canvas!.Resize(canvas.Width, canvas.Height));
        return new LossMeasurement(laboratory.Extractor, laboratory.Backbone, parts.Painting.Options).Of(content, style, [noise, content, canvas, .. others]);
    }

    private static LossValues Describe(MeasuredLosses losses) => new(losses.Content, losses.Style, losses.Variation, losses.Total);
}
