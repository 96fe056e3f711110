using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class SlicedWassersteinDistanceTests
{
    /// <summary>The mean absolute value of a standard normal variable.</summary>
    private static readonly double MeanOfNormal = Math.Sqrt(2 / Math.PI);

    private static readonly Image Noise = Samples.Noise(0, 1);

    [Fact]
    public void Of_Itself_IsZero() => Assert.Equal(0, SlicedWassersteinDistance.Of(Noise, Noise));

    /// <summary>Sums of 75 independent values are about normal, in any direction; half their contrast is half their spread.</summary>
    [Fact]
    public void Of_HalfTheContrast_IsHalfTheMeanOfANormalVariable() => Assert.Equal(
        0.5 * MeanOfNormal,
        SlicedWassersteinDistance.Of(Samples.Map(Noise, value => 0.5f + (0.5f * (value - 0.5f))), Noise),
        0.01);

    /// <summary>
    /// A shift by δ moves the projection on a unit vector d by δ·Σd, and Σd is about standard normal. 128 directions leave 7 % of doubt.
    /// </summary>
    [Fact]
    public void Of_Brighter_IsTheShiftOverTheSpread()
    {
        var noise = Samples.Noise(0.2, 0.6);
        var spread = 0.4 / Math.Sqrt(12);
        var distance = SlicedWassersteinDistance.Of(Samples.Map(noise, value => value + 0.3f), noise);
        Assert.Equal(MeanOfNormal, distance * spread / 0.3, 0.2 * MeanOfNormal);
    }

    [Fact]
    public void Of_OtherDrawFromOneDistribution_IsNearZero() =>
        Assert.InRange(SlicedWassersteinDistance.Of(Samples.Noise(0, 1, seed: 1), Noise), 0.001, 0.05);

    /// <summary>Computed by picture_figures.py beside this file.</summary>
    [Theory]
    [InlineData("styles/night_swirls.jpg", "content/astronaut.jpg", 0.895)]
    [InlineData("styles/mosaic.jpg", "styles/stained_glass.jpg", 0.365)]
    public void Of_Samples_IsWhatAnotherProgramComputes(string style, string picture, double expected) =>
        Assert.Equal(expected, SlicedWassersteinDistance.Of(Samples.Load(picture), Samples.Load(style)), 0.1 * expected);
}
