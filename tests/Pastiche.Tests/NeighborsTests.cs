using Xunit;

namespace Pastiche.Tests;

/// <summary>Pictures painted with nearest neighbors.</summary>
public class NeighborsTests
{
    private static readonly Image Content = Samples.Photograph(60, 40);
    private static readonly Image Style = Randoms.Image(50, 70);

    private static StylizeOptions Short { get; } = new()
    {
        Scales = ScaleSchedule.Of(32, 48).WithIterations(6),
        StyleLosses = [new StyleLossWeight(StyleLossKind.Gram), new StyleLossWeight(StyleLossKind.Neighbors, 0.3f)],
        MatchInterval = 4,
        MatchPositions = 100,
    };

    [Fact]
    public void Run_AnyNumberOfThreads_SameBits()
    {
        var images = new[] { 1, 2, 3, 5 }.Select(threads => Paint(Short, new Stylizer(threads: threads))).ToArray();
        Assert.All(images, image => Assert.Equal(images[0], image));
    }

    /// <summary>
    /// Captured before neighbors were found anew, just when they will be, and in between; the last one at the second scale.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(11)]
    public void Steps_FromACapturedState_GoesOnToTheSameBits(int captured)
    {
        using var stylizer = new Stylizer();
        RunState? state = null;
        foreach (var step in stylizer.Steps(Content, Style, Short).Take(captured)) state = step.Capture();
        using var other = new Stylizer();
        Assert.Equal(Paint(Short, new Stylizer()), other.Steps(Content, Style, Short, state).Last().GetImage().Pixels.ToArray());
    }

    [Fact]
    public void Steps_FromAStateWithoutItsMatches_IsRefused()
    {
        using var stylizer = new Stylizer();
        var state = stylizer.Steps(Content, Style, Short).Take(3).Last().Capture() with { Matches = [] };
        var error = Assert.Throws<PasticheException>(() => stylizer.Steps(Content, Style, Short, state));
        Assert.Contains("matches", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_EachOption_ChangesThePicture()
    {
        var plain = Paint(Short, new Stylizer());
        StylizeOptions[] others =
        [
            Short with { MatchInterval = 3 },
            Short with { MatchContent = new ContentShare(0.4f, 0.7f) },
            Short with { MatchContent = new ContentShare(0, 0.2f) },
            Short with { MatchPositions = 50 },
            Short with { DetailMap = new Mask(2, [1, 0]) },
            Short with { ChromaVariation = 100 },
            Short with { Strength = 0.4f },
            Short with { Seed = 1 },
            Short with { Tileable = true, Scales = ScaleSchedule.Of(32, 48).WithIterations(6) },
        ];
        Assert.All(others, options => Assert.NotEqual(plain, Paint(options, new Stylizer())));
    }

    /// <summary>Every way of painting ends in a picture of finite pixels.</summary>
    [Fact]
    public void Run_NoiseAndNoContent_PaintsATexture()
    {
        var options = StylizeOptions.Texture with
        {
            StyleLosses = Short.StyleLosses,
            Scales = Short.Scales,
            Tileable = true,
        };
        using var stylizer = new Stylizer();
        var image = stylizer.Run(new Image(48, 48), Style, options).Image;
        Assert.True(image.Pixels.ToArray().All(float.IsFinite));
        Assert.InRange(image.Pixels.ToArray().Max() - image.Pixels.ToArray().Min(), 0.3f, 2);
    }

    [Fact]
    public void Steps_WithinARound_TotalFalls()
    {
        using var stylizer = new Stylizer();
        var options = Short with { Scales = ScaleSchedule.Of(48).WithIterations(20), MatchInterval = 20 };
        var steps = stylizer.Steps(Content, Style, options).ToArray();
        Assert.True(steps[^1].Total < 0.8 * steps[0].Total, $"{steps[0].Total} → {steps[^1].Total}");
        Assert.Equal(14, steps[0].LossParts.Count(part => part.Style is not null));
    }

    [Fact]
    public void Run_OneColorStyle_IsPaintedInIt()
    {
        var style = new Image(40, 40);
        style.Plane(0).Fill(0.8f);
        style.Plane(1).Fill(0.3f);
        style.Plane(2).Fill(0.1f);
        using var stylizer = new Stylizer();
        var image = stylizer.Run(Content, style, Short with { Scales = ScaleSchedule.Of(32, 48).WithIterations(20) }).Image;
        Assert.All(image.Pixels.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.True(Mean(image, 0) > Mean(image, 1) && Mean(image, 1) > Mean(image, 2));
    }

    private static float Mean(Image image, int channel)
    {
        var sum = 0f;
        foreach (var value in image.Plane(channel)) sum += value;
        return sum / (image.Width * image.Height);
    }

    private static float[] Paint(StylizeOptions options, Stylizer stylizer)
    {
        using (stylizer) return stylizer.Run(Content, Style, options).Image.Pixels.ToArray();
    }
}
