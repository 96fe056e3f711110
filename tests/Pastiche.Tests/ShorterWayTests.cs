using System.Numerics.Tensors;
using Pastiche.Stylization;
using Xunit;

namespace Pastiche.Tests;

/// <summary>The content that counts more at first, and its detail that finer scales get back.</summary>
public sealed class ShorterWayTests : IDisposable
{
    private static readonly Image Content = Samples.Photograph(64, 48);
    private static readonly Image Style = Randoms.Image(60, 50);
    private static readonly StylizeOptions Led = new()
    {
        Scales = ScaleSchedule.Of(64).WithIterations(9),
        StyleLosses = [new StyleLossWeight(StyleLossKind.Gram)],
        ContentLead = 10,
    };

    private readonly Stylizer _stylizer = new(engine: Engine.Cpu);

    public void Dispose() => _stylizer.Dispose();

    [Theory]
    [InlineData(60, 15)]
    [InlineData(45, 15)]
    [InlineData(44, 14)]
    [InlineData(9, 3)]
    public void FactorAt_AsIterationsGoOn_FallsToOneByItsRoot(int iterations, int stage)
    {
        var lead = new ContentLead(16, iterations);

        var expected = Enumerable.Repeat(16.0, stage).Concat(Enumerable.Repeat(4.0, stage))
            .Concat(Enumerable.Repeat(1.0, iterations - (2 * stage)));
        Assert.Equal(expected, Enumerable.Range(0, iterations).Select(lead.FactorAt));
        Assert.Equal([stage, 2 * stage], Enumerable.Range(0, iterations).Where(lead.ChangesAt));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FactorAt_TooFewIterationsForStages_IsOne(int iterations) =>
        Assert.Equal(1, new ContentLead(10, iterations).FactorAt(0));

    [Fact]
    public void Of_CoarserScaleOrNoContentOrNoStyle_HasNoLead()
    {
        Assert.Equal(10, ContentLead.Of(Led, 60, isLast: true).FactorAt(0));
        Assert.Equal(1, ContentLead.Of(Led, 60, isLast: false).FactorAt(0));
        Assert.Equal(1, ContentLead.Of(Led with { ContentWeight = 0 }, 60, isLast: true).FactorAt(0));
        Assert.Equal(1, ContentLead.Of(Led with { StyleWeight = 0 }, 60, isLast: true).FactorAt(0));
    }

    /// <summary>While the lead lasts a run is that of a larger weight, but for the total that it tells.</summary>
    [Fact]
    public void Run_FirstStage_IsThatOfALargerWeight()
    {
        var led = _stylizer.Steps(Content, Style, Led).ElementAt(2);
        var pixels = led.GetImage().Pixels.ToArray();

        var heavy = _stylizer.Steps(Content, Style, Led with { ContentLead = 1, ContentWeight = 10 * Led.ContentWeight }).ElementAt(2);

        // Equal but for rounding; without the lead, terms differ in their second digit.
        Assert.InRange(led.Terms.Content / heavy.Terms.Content, 0.999, 1.001);
        Assert.InRange(led.Terms.Style / heavy.Terms.Style, 0.999, 1.001);
        Assert.InRange(TensorPrimitives.Distance(heavy.GetImage().Pixels, pixels) / TensorPrimitives.Norm(pixels), 0, 1e-3);
        Assert.Equal(Led.Total(led.Terms), led.Total);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    public void Resume_WithinTheLead_GivesTheSamePixels(int iteration)
    {
        var whole = _stylizer.Run(Content, Style, Led).Image;
        var state = _stylizer.Steps(Content, Style, Led).ElementAt(iteration - 1).Capture();

        var last = _stylizer.Steps(Content, Style, Led, state).Last();

        Assert.Equal(whole.Pixels.ToArray(), last.GetImage().Pixels.ToArray());
    }

    [Fact]
    public void Enlarge_KeptDetailOfTheContentItself_IsTheContent()
    {
        var coarse = Content.Resize(32, 24);

        Assert.All(Differences(coarse, new StylizeOptions { KeptDetail = 1 }), difference => Assert.Equal(0, difference, 1e-6f));
    }

    [Theory]
    [InlineData(0f, 0.5f, 0f)]
    [InlineData(0.5f, 0.5f, 0.5f)]
    [InlineData(0.5f, 0f, 1f)]
    [InlineData(0f, 0.25f, 0.5f)]
    [InlineData(0.5f, 0.25f, 0.75f)]
    [InlineData(0.5f, 1f, 0f)]
    public void Enlarge_KeptDetail_IsAddedByItsShareAtTheStrength(float kept, float strength, float share)
    {
        var coarse = Content.Resize(32, 24);
        var detail = Differences(coarse, new StylizeOptions());

        var left = Differences(coarse, new StylizeOptions { KeptDetail = kept, Strength = strength });

        Assert.All(left.Zip(detail), pair => Assert.Equal((1 - share) * pair.Second, pair.First, 1e-6f));
    }

    [Fact]
    public void Classic_HasFewerIterationsWhereTheyWinLeast() =>
        Assert.Equal([40, 40, 60], StylizeOptions.Classic.Scales.Steps.Select(step => step.Iterations));

    /// <summary>The content without the image that a finer scale starts from.</summary>
    private static float[] Differences(Image coarse, StylizeOptions options) =>
        [.. Content.Pixels.ToArray().Zip(StartingImage.Enlarge(coarse, Content, options).Pixels.ToArray(), (one, other) => one - other)];
}
