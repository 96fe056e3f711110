using Pastiche.Imaging;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests;

/// <summary>The losses that the library tells, beside the formulas in double precision.</summary>
public sealed class StylizerMeasureTests : IDisposable
{
    private static readonly Backbone Network = TinyBackbones.Smooth;
    private static readonly Image Content = Samples.Photograph(40, 30);
    private static readonly Image Style = Randoms.Image(40, 30, seed: 5);
    private static readonly Image Other = Darkened();
    private static readonly StylizeOptions Options = StylizeOptions.Classic with
    {
        StyleLayers = null,
        Scales = ScaleSchedule.Of(40).WithIterations(3),
        ContentWeight = 0.5f,
        TotalVariationWeight = 0.25f,
    };

    private readonly Stylizer _stylizer = new(Network);
    private readonly FeatureExtractor _extractor = new(Network);

    public void Dispose()
    {
        _stylizer.Dispose();
        _extractor.Dispose();
    }

    [Fact]
    public void Measure_AnyImage_AgreesWithTheFormulas()
    {
        var losses = Measure(Other);

        var expected = Network.ContentLayers.Select(layer => ContentLoss(layer.Layer))
            .Concat(Network.StyleLayers.Select(layer => StyleLoss(layer.Layer))).ToArray();
        Assert.Equal(expected.Length, losses.Parts.Count);
        Assert.All(losses.Parts.Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Loss, 1e-4 * pair.Second));
        Assert.Equal(
            (0.5 * losses.Terms.Content) + losses.Terms.Style + (0.25 * losses.Terms.TotalVariation), losses.Total, 1e-9);
        Assert.Equal(Variation(Padding.Reflect(Other, Network.Layers.Max(layer => layer.Stride))), losses.Terms.TotalVariation, 1e-6);
    }

    [Fact]
    public void Measure_ContentAndStyleThemselves_DoNotDifferFromThemselves()
    {
        var losses = _stylizer.Measure([Content, Style], Content, Style, Options, TestContext.Current.CancellationToken);

        Assert.Equal(0, losses[0].Terms.Content);
        Assert.True(losses[0].Terms.Style > 1e-6);
        Assert.Equal(0, losses[1].Terms.Style, 1e-12);
        Assert.True(losses[1].Terms.Content > 1e-3);
    }

    [Theory]
    [InlineData(Engine.Cpu)]
    [InlineData(Engine.OnnxRuntime)]
    public void Measure_StyleMatchedWithItself_HasNoNeighborsLoss(Engine engine)
    {
        using var stylizer = new Stylizer(engine: engine);
        var options = new StylizeOptions
        {
            StyleLosses = [new StyleLossWeight(StyleLossKind.Neighbors)],
            Scales = ScaleSchedule.Of(40),
            MatchContent = new ContentShare(0, 0),
        };

        var losses = stylizer.Measure([Style, Other], Content, Style, options, TestContext.Current.CancellationToken);

        Assert.Equal(0, losses[0].Terms.Style, 1e-9);
        Assert.True(losses[1].Terms.Style > 1e-2);
    }

    [Fact]
    public void Measure_ResultOfARun_IsWhatItsLastStepSays()
    {
        var last = _stylizer.Steps(Content, Style, Options).Last();

        var losses = Measure(last.GetPaddedImage());

        Assert.Equal(last.Terms.Content, losses.Terms.Content, 1e-6);
        Assert.Equal(last.Terms.Style, losses.Terms.Style, 1e-6);
        Assert.Equal(last.Total, losses.Total, 1e-6);
    }

    [Fact]
    public void LossParts_OfEveryStep_SumUpToTheTerms()
    {
        var mask = new Mask(2, [1, 0, 1, 0]);
        StyleMix styles = [new Style(Style) { Region = mask }, new Style(Other)];
        var options = Options with
        {
            StyleLosses = [new StyleLossWeight(StyleLossKind.Gram, 2), new StyleLossWeight(StyleLossKind.Mean)],
        };

        foreach (var step in _stylizer.Steps(Content, styles, options))
        {
            Assert.Equal(step.Terms.Content, step.LossParts.Where(part => part.Style is null).Sum(part => part.Share * part.Loss), 1e-9);
            Assert.Equal(step.Terms.Style, step.LossParts.Where(part => part.Style is not null).Sum(part => part.Share * part.Loss), 1e-9);
            Assert.Equal([null, 0, 1], step.LossParts.Select(part => part.Region).Distinct());
            Assert.Equal([null, StyleLossKind.Gram, StyleLossKind.Mean], step.LossParts.Select(part => part.Style).Distinct());
        }
    }

    [Fact]
    public void Measure_DuringARun_IsRefused()
    {
        using var steps = _stylizer.Steps(Content, Style, Options).GetEnumerator();
        steps.MoveNext();

        Assert.Throws<InvalidOperationException>(() => Measure(Other));
    }

    private static Image Darkened()
    {
        var image = Samples.Photograph(40, 30);
        foreach (ref var value in image.Pixels) value *= 0.3f;
        return image;
    }

    private ImageLosses Measure(Image image) =>
        Assert.Single(_stylizer.Measure([image], Content, Style, Options, TestContext.Current.CancellationToken));

    /// <summary>Σ (F − P)² / Σ (P − P̄)²</summary>
    private double ContentLoss(string layer)
    {
        var (features, target) = (Doubles(Features(Other, layer)), Doubles(Features(Content, layer)));
        var mean = target.Average();
        return Distance(features, target) / target.Sum(value => (value - mean) * (value - mean));
    }

    /// <summary>Σ (G − A)² / Σ A²</summary>
    private double StyleLoss(string layer)
    {
        var (gram, target) = (Features(Other, layer).Gram().Values.ToArray(), Features(Style, layer).Gram().Values.ToArray());
        return Distance(gram, target) / target.Sum(value => value * value);
    }

    private Features Features(Image image, string layer) =>
        _extractor.Extract(image, [layer, Network.Layers[^1].Name])[0];

    private static double[] Doubles(Features features) => Losses.Reference.Doubles(features.Values);

    private static double Distance(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Pow(a - b, 2)).Sum();

    /// <summary>The mean of the squared differences of neighbors.</summary>
    private static double Variation(Image image)
    {
        var sum = 0.0;
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < image.Width * image.Height; i++)
            {
                var (y, x) = Math.DivRem(i, image.Width);
                var plane = image.Plane(channel);
                if (x + 1 < image.Width) sum += Math.Pow(plane[i + 1] - plane[i], 2);
                if (y + 1 < image.Height) sum += Math.Pow(plane[i + image.Width] - plane[i], 2);
            }
        }

        return sum / image.Pixels.Length;
    }
}
