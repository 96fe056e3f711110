using Pastiche.Cli.Figures;
using Xunit;

namespace Pastiche.Cli.Tests.Figures;

public sealed class ColourMapTests
{
    /// <summary>The first, the middle and the last colour of magma, as its authors published it.</summary>
    [Theory]
    [InlineData(0, 0.001462, 0.000466, 0.013866)]
    [InlineData(0.5, 0.716387, 0.214982, 0.475290)]
    [InlineData(1, 0.987053, 0.991438, 0.749504)]
    public void Of_Number_IsMagma(double value, double red, double green, double blue)
    {
        var colour = ColourMap.Of(value);

        Assert.Equal(red, colour.Red, 0.01);
        Assert.Equal(green, colour.Green, 0.01);
        Assert.Equal(blue, colour.Blue, 0.01);
    }

    [Fact]
    public void Of_RisingNumbers_BecomeLighter()
    {
        double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Lightness(ColourMap.Of(i / 20.0)))];

        Assert.All(lightness.Zip(lightness[1..]), pair => Assert.True(pair.First < pair.Second));

        static double Lightness((float Red, float Green, float Blue) colour) => (0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(7, 1)]
    [InlineData(double.NaN, 0)]
    public void Of_NumberBeyond_IsTheNearest(double beyond, double nearest) => Assert.Equal(ColourMap.Of(nearest), ColourMap.Of(beyond));

    [Fact]
    public void Paint_Numbers_AreSquaresInRows()
    {
        var picture = ColourMap.Paint(2, 1, 3, i => i);

        Assert.Equal((6, 3), (picture.Width, picture.Height));
        for (var i = 0; i < 18; i++) Assert.Equal(ColourMap.Of(i % 6 < 3 ? 0 : 1).Green, picture.Plane(1)[i]);
    }
}
