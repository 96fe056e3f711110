using Pastiche.Atlas.Model;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Page;
using Pastiche.Stylization;
using Xunit;

namespace Pastiche.Lesson.Tests.Page;

public sealed class AtlasBuilderTests : IDisposable
{
    private static readonly AtlasSettings Tiny =
        AtlasSettings.Quick with { LongSide = 64, ReconstructionIterations = 2, PaintingIterations = 3, Depths = 2 };

    private readonly NetworkSession _session = new(Backbone.ResNet18);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void BuildReport_Losses_AgreeWithTheFormulas()
    {
        var experiments = Run(experiments => experiments.All);

        var report = AtlasBuilder.BuildReport(experiments, "content.png", "style.png");

        var painting = experiments.Painting;
        var scale = painting.Plan.Scales[^1];
        var content = experiments.Content.Resize(scale.Width, scale.Height);
        var style = experiments.Style.Resize(scale.Styles[0].Width, scale.Styles[0].Height);
        Image[] images = [StartingImage.Create(Initialization.Noise, content, seed: 0), content, painting.PaddedImage!];
        var expected = new ReferenceLosses(_session.Extractor, _session.Backbone, painting.Options).Of(content, style, images);
        var losses = report.Losses!;
        AssertNear(expected[0], losses.Noise, [.. losses.Layers.Select(layer => layer.Noise)]);
        AssertNear(expected[1], losses.Content, [.. losses.Layers.Select(layer => layer.Content)]);
        AssertNear(expected[2], losses.Result, [.. losses.Layers.Select(layer => layer.Result)]);
        Assert.Null(report.Incomplete);
    }

    [Fact]
    public void BuildReport_SomeExperiments_LeavesTheOthersOut()
    {
        var report = AtlasBuilder.BuildReport(Run(experiments => [experiments.ContentFeatures]), "content.png", "style.png");

        Assert.Equal(4, report.Features!.Layers.Count);
        Assert.Equal((null, null, null, null), (report.Result, report.Losses, report.Starts, report.Ratios));
        Assert.Equal("Some experiments have not been run: they are left out.", report.Incomplete);
    }

    private AtlasExperiments Run(Func<AtlasExperiments, IEnumerable<JobPart>> chosen)
    {
        var experiments = new AtlasExperiments(_session, Images.Content(), Images.Style(), Tiny);
        foreach (var experiment in chosen(experiments))
            foreach (var done in experiment.Run(TestContext.Current.CancellationToken)) Assert.InRange(done, 0, 1);
        return experiments;
    }

    private static void AssertNear(MeasuredLosses expected, LossValues actual, double[] layers)
    {
        AssertNear(expected.Content, actual.Content);
        AssertNear(expected.Style, actual.Style);
        AssertNear(expected.Variation, actual.Variation);
        AssertNear(expected.Total, actual.Total);
        Assert.Equal(expected.StyleLayers.Count, layers.Length);
        foreach (var (reference, layer) in expected.StyleLayers.Zip(layers)) AssertNear(reference, layer);
    }

    private static void AssertNear(double expected, double actual) => Assert.Equal(expected, actual, 1e-3 * expected);
}
