using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public class PeakSignalToNoiseTests
{
    [Fact]
    public void Of_EqualPictures_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, PeakSignalToNoise.Of(Images.Content(), Images.Content()));

    [Theory]
    [InlineData(0.1f, 20)]
    [InlineData(0.01f, 40)]
    public void Of_EveryPixelOffByOneAmount_IsItsLogarithm(float difference, double expected)
    {
        var (one, other) = (new Image(5, 4), new Image(5, 4));
        one.Pixels.Fill(0.5f);
        other.Pixels.Fill(0.5f + difference);
        Assert.Equal(expected, PeakSignalToNoise.Of(one, other), 1e-4);
    }

    [Fact]
    public void Of_ValuesBeyondWhatAFileHolds_AreCutOff()
    {
        var (white, whiter) = (new Image(3, 3), new Image(3, 3));
        white.Pixels.Fill(1);
        whiter.Pixels.Fill(1.7f);
        Assert.Equal(double.PositiveInfinity, PeakSignalToNoise.Of(white, whiter));
    }
}
