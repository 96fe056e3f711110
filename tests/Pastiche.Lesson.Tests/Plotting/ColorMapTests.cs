using Pastiche.Lesson.Plotting;
using Xunit;

namespace Pastiche.Lesson.Tests.Plotting;

public sealed class ColorMapTests
{
    /// <summary>The first, the middle and the last colour of magma, as its authors published it.</summary>
    [Theory]
    [InlineData(0, 0.001462, 0.000466, 0.013866)]
    [InlineData(0.5, 0.716387, 0.214982, 0.475290)]
    [InlineData(1, 0.987053, 0.991438, 0.749504)]
    public void Of_Number_IsMagma(double value, double red, double green, double blue)
    {
        var color = ColorMap.Of(value);

        Assert.Equal(red, color.Red, 0.01);
        Assert.Equal(green, color.Green, 0.01);
        Assert.Equal(blue, color.Blue, 0.01);
    }

    [Fact]
    public void Of_RisingNumbers_BecomeLighter()
    {
        double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Lightness(ColorMap.Of(i / 20.0)))];

        Assert.All(lightness.Zip(lightness[1..]), pair => Assert.True(pair.First < pair.Second));

        static double Lightness((float Red, float Green, float Blue) color) =>
            (0.2126 * color.Red) + (0.7152 * color.Green) + (0.0722 * color.Blue);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(7, 1)]
    [InlineData(double.NaN, 0)]
    public void Of_NumberBeyond_IsTheNearest(double beyond, double nearest) => Assert.Equal(ColorMap.Of(nearest), ColorMap.Of(beyond));

    [Fact]
    public void Paint_Numbers_AreSquaresInRows()
    {
        var image = ColorMap.Paint(2, 1, 3, i => i);

        Assert.Equal((6, 3), (image.Width, image.Height));
        for (var i = 0; i < 18; i++) Assert.Equal(ColorMap.Of(i % 6 < 3 ? 0 : 1).Green, image.Plane(1)[i]);
    }
}
