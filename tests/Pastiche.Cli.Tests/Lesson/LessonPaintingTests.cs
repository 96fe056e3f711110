using Pastiche.Cli.Lesson;
using Xunit;

namespace Pastiche.Cli.Tests.Lesson;

public sealed class LessonPaintingTests : IDisposable
{
    private static readonly StylizeOptions Short = StylizeOptions.Default with { Scales = ScaleSchedule.Of(32, 64).WithIterations(4, 12) };

    private readonly NetworkSession _laboratory = new NetworkSession(Backbone.ResNet18);

    public void Dispose() => _laboratory.Dispose();

    [Fact]
    public void Make_Fractions_GrowToOne()
    {
        double[] fractions = [.. Painting().Make(TestContext.Current.CancellationToken)];

        Assert.Equal(16, fractions.Length);
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1], 1e-12);
        // A quarter of the pixels, and a third of the steps.
        Assert.InRange(fractions[3], 0.05, 0.12);
    }

    [Fact]
    public void Make_Ended_KeepsThePictureSoFar()
    {
        using var source = new CancellationTokenSource();
        var painting = Painting();

        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var fraction in painting.Make(source.Token))
                if (fraction > 0.5) source.Cancel();
        });

        Assert.NotNull(painting.Result?.Recipe.Stopped);
        Assert.Equal(64, painting.Result.Image.Width);
    }

    [Fact]
    public void Filmed_Painting_KeepsThePicturesThatTellMost()
    {
        var painting = Painting();
        foreach (var _ in painting.Make(TestContext.Current.CancellationToken))
        {
            // Pulling is what makes it go on.
        }

        Assert.Equal([1, 3, 4, 14, 16], painting.Frames.Select(frame => frame.Iteration));
        Assert.Equal([32, 32, 32, 64, 64], painting.Frames.Select(frame => frame.Image.Width));
        Assert.Equal(painting.Steps[^1].Total, painting.Frames[^1].Total);
    }

    [Fact]
    public void LossMeasurement_OfTheCanvas_AgreesWithTheOptimizer()
    {
        var painting = Painting();
        foreach (var _ in painting.Make(TestContext.Current.CancellationToken))
        {
            // Pulling is what makes it go on.
        }

        using var extractor = new FeatureExtractor();
        var scale = painting.Plan.Scales[^1];
        var content = painting.Content.Resize(scale.Width, scale.Height);
        var style = painting.Styles[0].Image.Resize(scale.Styles[0].Width, scale.Styles[0].Height);
        var losses = new LossMeasurement(extractor, _laboratory.Backbone, painting.Options).Of(content, style, [content, painting.Canvas!]);

        Assert.Equal(0, losses[0].Content, 1e-9);
        var last = painting.Steps[^1];
        AssertNear(last.Terms.Content, losses[1].Content);
        AssertNear(last.Terms.Style, losses[1].Style);
        AssertNear(last.Terms.TotalVariation, losses[1].Variation);
        AssertNear(last.Total, losses[1].Total);
        AssertNear(losses[1].Style, losses[1].Layers.Sum(layer => layer.Share * layer.Loss));
    }

    private static void AssertNear(double expected, double actual) => Assert.InRange(actual, expected * 0.999, expected * 1.001);

    private FilmedPainting Painting() => new("the result", _laboratory, Images.Content(), Images.Style(), Short);
}
