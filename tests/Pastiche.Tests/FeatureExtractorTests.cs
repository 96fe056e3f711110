using Pastiche.Losses;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests;

public class FeatureExtractorTests
{
    /// <summary>Neither side is a multiple of the stride.</summary>
    private static readonly Image Image = Samples.Photograph(61, 46);

    [Theory]
    [InlineData(Engine.Cpu)]
    [InlineData(Engine.OnnxRuntime)]
    public void Extract_Layers_AreWhatTheObjectiveMeasures(Engine engine)
    {
        var backbone = TinyBackbones.Smooth;
        var padded = Pastiche.Imaging.Padding.Reflect(Image, 4);
        using var extractor = new FeatureExtractor(backbone, engine: engine);

        var extracted = extractor.Extract(Image, "smooth3", "smooth1");

        Assert.Equal(
            [("smooth3", 12, 16, 12), ("smooth1", 8, 64, 48)],
            extracted.Select(features => (features.Layer.Name, features.Maps, features.Width, features.Height)));
        foreach (var features in extracted)
        {
            Term content = new(
                TermKind.Content, features.Layer.Name, new ContentLoss()), style = new(TermKind.Style, features.Layer.Name, new GramLoss());
            var measured = Losses.Reference.Targets(new Objective(backbone, [content, style]), padded);
            Assert.InRange(Losses.Reference.RelativeDistance(Losses.Reference.Doubles(features.Values), measured[content.Target]), 0, 1e-5);
            Assert.InRange(Losses.Reference.RelativeDistance(features.Gram().Values.ToArray(), measured[style.Target]), 0, 1e-5);
        }
    }

    [Fact]
    public void Extract_NameOfATensorAndALayerTwice_AreAnsweredInOrder()
    {
        using var extractor = new FeatureExtractor();

        var extracted = extractor.Extract(Image, "STEM", "ReLU315_Output_0", "stem");

        Assert.Equal(["stem", "stage2_2", "stem"], extracted.Select(features => features.Layer.Name));
        Assert.Equal(extracted[0].Values, extracted[2].Values);
    }

    [Fact]
    public void Extract_ManyThreadsAndTwoSizes_AnswersAsOneThreadDoes()
    {
        Image[] images = [Samples.Photograph(64, 48), Samples.Photograph(96, 80)];
        using var extractor = new FeatureExtractor();
        float[][] expected = [.. images.Select(image => extractor.Extract(image, "stage1_1")[0].Values.ToArray())];

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            Assert.Equal(expected[i % 2], extractor.Extract(images[i % 2], "stage1_1")[0].Values.ToArray()));
    }

    [Fact]
    public async Task Dispose_WhileOthersExtract_LetsThemEndAndRefusesTheRest()
    {
        var extractor = new FeatureExtractor();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            while (true)
            {
                extractor.Extract(Image, "stage1_1");
                begun.TrySetResult();
            }
        })));
        await Task.WhenAny(begun.Task, calls);

        extractor.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => calls);
    }

    [Fact]
    public void Extract_AnotherPictureAndThenTheFirst_DoesNotChangeWhatWasHandedOut()
    {
        using var extractor = new FeatureExtractor(TinyBackbones.Smooth);
        var first = extractor.Extract(Image, "smooth1")[0];
        var before = first.Values.ToArray();

        var other = extractor.Extract(Randoms.Image(61, 46), "smooth1")[0];
        extractor.Extract(Randoms.Image(20, 30), "smooth2");

        Assert.Equal(before, first.Values.ToArray());
        Assert.NotEqual(before, other.Values.ToArray());
        Assert.Equal(before, extractor.Extract(Image, "smooth1")[0].Values.ToArray());
    }

    [Fact]
    public void Extract_UnknownLayer_NamesThoseThereAre()
    {
        using var extractor = new FeatureExtractor(TinyBackbones.Smooth);

        Assert.Equal(
            "There is no layer of tiny-smooth named conv9_9; accepted: smooth1, smooth2, smooth3.",
            Assert.Throws<PasticheException>(() => extractor.Extract(Image, "conv9_9")).Message);
    }

    [Fact]
    public void Extract_NoLayer_IsRefused()
    {
        using var extractor = new FeatureExtractor(TinyBackbones.Smooth);

        Assert.Equal(
            "The number of layers is 0; accepted: 1 or more.", Assert.Throws<PasticheException>(() => extractor.Extract(Image)).Message);
    }

    [Fact]
    public void Extract_Disposed_IsRefused()
    {
        var extractor = new FeatureExtractor(TinyBackbones.Smooth);
        extractor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => extractor.Extract(Image, "smooth1"));
    }

    [Fact]
    public void FeatureExtractor_ThreadsOutOfRange_IsRefused() =>
        Assert.StartsWith(
            "The number of threads is 0; ",
            Assert.Throws<PasticheException>(() => new FeatureExtractor(threads: 0)).Message,
            StringComparison.Ordinal);
}
