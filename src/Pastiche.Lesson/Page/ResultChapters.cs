using Pastiche.Atlas.Model;
using Pastiche.Lesson.Experiments;
using Pastiche.Stylization;

namespace Pastiche.Lesson.Page;

/// <summary>The chapters about the result: losses, optimization and start; null for a chapter whose experiments have not run.</summary>
/// <param name="experiments">The experiments.</param>
internal sealed class ResultChapters(AtlasExperiments experiments)
{
    private readonly IReadOnlyList<ImageLosses> _losses = Measure(experiments);

    /// <summary>The losses and their values.</summary>
    public LossChapter? Losses
    {
        get
        {
            if (_losses is not [var noise, var content, var result, ..]) return null;
            var options = experiments.Painting.Options;
            return new LossChapter(
                options.EffectiveContentWeight, options.EffectiveStyleWeight, options.EffectiveTotalVariationWeight,
                string.Join(", ", experiments.Session.Backbone.ContentLayers.Select(layer => layer.Layer)),
                Describe(noise), Describe(content), Describe(result),
                [.. noise.Parts.Index().Where(part => part.Item.Style is not null).Select(part => Compare(part.Index))]);

            LayerLoss Compare(int index)
            {
                var part = noise.Parts[index];
                return new LayerLoss(part.Layer, part.Share, part.Loss, content.Parts[index].Loss, result.Parts[index].Loss);
            }
        }
    }

    /// <summary>The image and its losses over all iterations.</summary>
    public OptimizationChapter? Optimization
    {
        get
        {
            if (!experiments.Painting.HasResult) return null;
            var (steps, snapshots) = (experiments.Painting.Steps, experiments.Painting.Snapshots);
            return new OptimizationChapter([Beginning(), .. snapshots.Select(Describe)], Curves(steps), [.. Marks(steps)]);
        }
    }

    /// <summary>Results from the content and from noise.</summary>
    public StartChapter? Starts
    {
        get
        {
            Painting[] fromNoise = [.. experiments.FromNoise.Where(part => part.IsFinished)];
            if (fromNoise.Length == 0 || _losses.Count < 3) return null;
            var image = AtlasImages.Photograph(experiments.Painting.Result!.Image, "The result from the content");
            var fromContent = new StartResult("from the content", false, image, Describe(_losses[2]));
            return new StartChapter([fromContent, .. fromNoise.Zip(_losses.Skip(3), Describe)]);
        }
    }

    /// <summary>The losses of noise, of the content, of the result, and of the finished results from noise.</summary>
    private static IReadOnlyList<ImageLosses> Measure(AtlasExperiments experiments)
    {
        if (experiments.Painting is not { Result.Image: { } result, PaddedImage: { } padded } painting) return [];
        // If the painting was cancelled at a smaller scale, all losses are measured at that size.
        var options = painting.Options with { Scales = ScaleSchedule.Of(Math.Max(result.Width, result.Height)) };
        var content = experiments.Content.Resize(result.Width, result.Height);
        var noise = StartingImage.Create(Initialization.Noise, content, seed: 0);
        var others = experiments.FromNoise.Where(part => part.IsFinished).Select(part => part.PaddedImage!);
        Image[] images = [noise, content, padded, .. others.Select(image => image.Resize(padded.Width, padded.Height))];
        return experiments.Session.Stylizer.Measure(images, experiments.Content, experiments.Style, options);
    }

    private Frame Beginning()
    {
        var first = experiments.Painting.Plan.Scales[0];
        var small = experiments.Content.Resize(first.Width, first.Height);
        return new Frame(0, AtlasImages.Photograph(small, "The content picture, small"), null);
    }

    private static Frame Describe(Snapshot snapshot)
    {
        var description = $"The picture after {snapshot.Iteration} {(snapshot.Iteration == 1 ? "step" : "steps")}";
        return new Frame(snapshot.Iteration, AtlasImages.Photograph(snapshot.Image, description), snapshot.Total);
    }

    private static IReadOnlyList<Curve> Curves(IReadOnlyList<StylizeStep> steps) =>
    [
        new Curve("total", [.. steps.Select(step => step.Total)]),
        new Curve("style", [.. steps.Select(step => step.Terms.Style)]),
        new Curve("content", [.. steps.Select(step => step.Terms.Content)]),
        new Curve("variation", [.. steps.Select(step => step.Terms.TotalVariation)]),
    ];

    private static IEnumerable<ScaleMark> Marks(IReadOnlyList<StylizeStep> steps) =>
        from step in steps.Index()
        where step.Item.Iteration == 1
        select new ScaleMark(step.Index + 1, NumberText.Size(step.Item.Width, step.Item.Height));

    private static StartResult Describe(Painting fromNoise, ImageLosses losses)
    {
        var seed = fromNoise.Options.Seed;
        var image = AtlasImages.Photograph(fromNoise.Result!.Image, $"The result from noise, seed {seed}");
        return new StartResult($"from noise, seed {seed}", true, image, Describe(losses));
    }

    private static LossValues Describe(ImageLosses losses) =>
        new(losses.Terms.Content, losses.Terms.Style, losses.Terms.TotalVariation, losses.Total);
}
