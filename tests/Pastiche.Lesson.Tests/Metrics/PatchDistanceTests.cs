using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class PatchDistanceTests
{
    /// <summary>The 8,000 patches of the style are a share of the picture too, at no distance; the others are as those held out.</summary>
    [Fact]
    public void Of_TheStyleItself_IsOneWithoutThePatchesInBoth()
    {
        var style = Samples.Load("styles/woodblock_waves.jpg");
        var positions = (style.Width - 4) * (style.Height - 4);
        Assert.Equal(1 - (8000.0 / positions), new PatchDistance(style).Of(style), 0.03);
    }

    /// <summary>
    /// Where the style is nearly one color, the nearest patch is as far as that color: √75 times the difference. Its own patches differ by
    /// much less, and by the same in both.
    /// </summary>
    [Fact]
    public void Of_OneColor_IsProportionalToItsDistance()
    {
        var distance = new PatchDistance(Samples.Noise(0.1, 0.1001));
        var (near, far) = (distance.Of(Samples.Noise(0.3, 0.3)), distance.Of(Samples.Noise(0.7, 0.7)));
        Assert.Equal(3, far / near, 0.01);
    }

    /// <summary>Half of the picture is at no distance, but for the noise, and half at all of it.</summary>
    [Fact]
    public void Of_PictureHalfInTheStylesColors_IsHalfTheDistance()
    {
        var style = new PatchDistance(Samples.Noise(0.1, 0.1001));
        var (half, whole) = (Samples.Noise(0.1, 0.1), Samples.Noise(0.5, 0.5));
        for (var channel = 0; channel < 3; channel++) half.Plane(channel)[..(half.Width * half.Height / 2)].Fill(0.5f);
        Assert.Equal(0.5, style.Of(half) / style.Of(whole), 0.03);
    }

    /// <summary>Computed by picture_figures.py beside this file, as: STYLE PICTURE below samples/.</summary>
    [Theory]
    [InlineData("styles/night_swirls.jpg", "content/astronaut.jpg", 2.110)]
    [InlineData("styles/mosaic.jpg", "styles/stained_glass.jpg", 0.970)]
    public void Of_Samples_IsWhatAnotherProgramComputes(string style, string picture, double expected) =>
        Assert.Equal(expected, new PatchDistance(Samples.Load(style)).Of(Samples.Load(picture)), 0.03 * expected);
}
