using Pastiche.Colors;
using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class ChromaNoiseTests
{
    private static readonly OkLab Red = OkLab.Of(0.8f, 0.2f, 0.1f);
    private static readonly OkLab Blue = OkLab.Of(0.1f, 0.3f, 0.7f);

    [Fact]
    public void Of_OneColor_IsZero() => Assert.Equal(0, ChromaNoise.Of(Stripes(1000, 40)), 1e-6);

    [Fact]
    public void Of_Grays_IsZero()
    {
        var image = Samples.Noise(0, 1);
        image.Plane(0).CopyTo(image.Plane(1));
        image.Plane(0).CopyTo(image.Plane(2));
        Assert.Equal(0, ChromaNoise.Of(image), 1e-5);
    }

    /// <summary>Two of five columns around a pixel have the other color; at the left and the right edge 1 of 3 and then 2 of 4.</summary>
    [Fact]
    public void Of_StripesOfOnePixel_IsTheShareOfTheOtherColorAround()
    {
        const int Width = 50;
        var share = ((Width - 4) * Math.Pow(2 / 5.0, 2)) + (2 * Math.Pow(1 / 3.0, 2)) + (2 * Math.Pow(1 / 2.0, 2));
        var distance = (Math.Pow(Red.GreenRed - Blue.GreenRed, 2) + Math.Pow(Red.BlueYellow - Blue.BlueYellow, 2)) / 2;
        Assert.Equal(Math.Sqrt(distance * share / Width), ChromaNoise.Of(Stripes(1, Width)), 1e-6);
    }

    [Fact]
    public void Of_ValuesBeyondWhatAFileHolds_AreCutOff()
    {
        var image = Samples.Noise(-0.5, 1.5);
        Assert.Equal(ChromaNoise.Of(Samples.Map(image, value => Math.Clamp(value, 0, 1))), ChromaNoise.Of(image));
    }

    /// <summary>Computed by picture_figures.py beside this file, which divides by the noise of the style.</summary>
    [Theory]
    [InlineData("styles/night_swirls.jpg", "content/astronaut.jpg", 0.3705)]
    [InlineData("styles/mosaic.jpg", "styles/stained_glass.jpg", 0.6080)]
    public void Of_Samples_IsWhatAnotherProgramComputes(string style, string picture, double expected) =>
        Assert.Equal(expected, ChromaNoise.Of(Samples.Load(picture)) / ChromaNoise.Of(Samples.Load(style)), 0.01 * expected);

    /// <summary>Columns of red and blue in turn.</summary>
    private static Image Stripes(int width, int columns)
    {
        var image = new Image(columns, 30);
        for (var i = 0; i < columns * 30; i++)
        {
            var (red, green, blue) = i % columns / width % 2 == 0 ? (0.8f, 0.2f, 0.1f) : (0.1f, 0.3f, 0.7f);
            (image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i]) = (red, green, blue);
        }

        return image;
    }
}
