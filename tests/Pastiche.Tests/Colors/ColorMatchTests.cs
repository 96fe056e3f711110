using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

/// <summary>Colours matched by their mean and covariance, or by their histograms.</summary>
public class ColorMatchTests
{
    private static readonly Image Muted = Shaded(Randoms.Image(40, 30, seed: 1), 0.4f, 0.2f);
    private static readonly Image Varied = Shaded(Samples.Photograph(40, 30), 0.3f, 0.4f);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LinearMatch_HasTheOthersMeanAndCovariance(bool symmetric)
    {
        var to = ColorStatistics.Of(Varied, null);
        var matched = ColorStatistics.Of(LinearMatch.Apply(Muted, ColorStatistics.Of(Muted, null), to, symmetric), null);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(to.Mean[i], matched.Mean[i], 2e-3);
            for (var j = 0; j < 3; j++) Assert.Equal(to.Covariance[i, j], matched.Covariance[i, j], 1e-3);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LinearMatch_WithItself_ChangesNothing(bool symmetric)
    {
        var statistics = ColorStatistics.Of(Varied, null);
        var matched = LinearMatch.Apply(Varied, statistics, statistics, symmetric);
        Assert.All(matched.Pixels.ToArray().Zip(Varied.Pixels.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void LinearMatch_GrayOrFlatPictures_DivideByNothing(bool symmetric)
    {
        foreach (var (one, other) in from one in Degenerate() from other in Degenerate() select (one, other))
        {
            var matched = LinearMatch.Apply(one, ColorStatistics.Of(one, null), ColorStatistics.Of(other, null), symmetric);
            Assert.All(matched.Pixels.ToArray(), value => Assert.InRange(value, 0, 1));
        }
    }

    [Fact]
    public void HistogramMatch_HasTheOthersQuantiles()
    {
        var matched = HistogramMatch.Apply(Muted, null, Varied, null);
        for (var channel = 0; channel < 3; channel++)
        {
            var (expected, actual) = (Sorted(Varied, channel), Sorted(matched, channel));
            for (var i = 0; i < expected.Length; i += 50) Assert.Equal(expected[i], actual[i], 0.01f);
        }
    }

    [Fact]
    public void HistogramMatch_WithItself_ChangesNothing() => Assert.All(
        HistogramMatch.Apply(Varied, null, Varied, null).Pixels.ToArray().Zip(Varied.Pixels.ToArray()),
        pair => Assert.Equal(pair.Second, pair.First, 5e-4f));

    [Fact]
    public void HistogramMatch_GrayOrFlatPictures_DivideByNothing()
    {
        foreach (var (one, other) in from one in Degenerate() from other in Degenerate() select (one, other))
            Assert.All(HistogramMatch.Apply(one, null, other, null).Pixels.ToArray(), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void HistogramMatch_FlatToFlat_IsTheOthersColor()
    {
        var (dark, light) = (Flat(0.25f), Flat(0.75f));
        Assert.All(HistogramMatch.Apply(dark, null, light, null).Pixels.ToArray(), value => Assert.Equal(0.75f, value, 5e-4f));
    }

    [Fact]
    public void Of_Weights_LookOnlyWhereTheyAre()
    {
        var image = new Image(2, 1);
        image.Pixels.Fill(0.25f);
        for (var channel = 0; channel < 3; channel++) image.Plane(channel)[1] = 0.75f;
        Assert.Equal(0.75, ColorStatistics.Of(image, new Mask(2, [0, 1])).Mean[0], 1e-6);
        Assert.Equal(0.375, ColorStatistics.Of(image, new Mask(2, [0.75f, 0.25f])).Mean[1], 1e-6);
    }

    private static IEnumerable<Image> Degenerate() => [Flat(0.5f), Flat(0), Flat(1), LuminanceTransfer.Gray(Varied), Varied];

    private static Image Flat(float value)
    {
        var image = new Image(20, 20);
        image.Pixels.Fill(value);
        return image;
    }

    /// <summary>Brought within bounds that matching does not reach, so that nothing is cut off.</summary>
    private static Image Shaded(Image image, float least, float range)
    {
        foreach (ref var value in image.Pixels) value = least + (range * value);
        return image;
    }

    private static float[] Sorted(Image image, int channel) => [.. image.Plane(channel).ToArray().Order()];
}
