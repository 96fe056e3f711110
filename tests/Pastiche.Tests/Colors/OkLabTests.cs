using CsCheck;
using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

public class OkLabTests
{
    private static readonly Gen<(float Red, float Green, float Blue)> Any =
        Gen.Select(Gen.Single[0, 1], Gen.Single[0, 1], Gen.Single[0, 1]);

    [Fact]
    public void ToRgb_OfItsOwn_IsTheColor() => Any.Sample(color =>
    {
        var back = OkLab.Of(color.Red, color.Green, color.Blue).ToRgb();
        Assert.Equal(color.Red, back.Red, 1e-4f);
        Assert.Equal(color.Green, back.Green, 1e-4f);
        Assert.Equal(color.Blue, back.Blue, 1e-4f);
    });

    /// <summary>The values of the page where the space is defined, and of the CSS specification.</summary>
    [Theory]
    [InlineData(1, 1, 1, 1, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0.6280, 0.2249, 0.1258)]
    [InlineData(0, 1, 0, 0.8664, -0.2339, 0.1795)]
    [InlineData(0, 0, 1, 0.4520, -0.0325, -0.3115)]
    public void Of_KnownColors_IsWhatIsPublished(float red, float green, float blue, float lightness, float greenRed, float blueYellow)
    {
        var color = OkLab.Of(red, green, blue);
        Assert.Equal(lightness, color.Lightness, 2e-4f);
        Assert.Equal(greenRed, color.GreenRed, 2e-4f);
        Assert.Equal(blueYellow, color.BlueYellow, 2e-4f);
    }

    [Fact]
    public void Fit_AnyLightnessAndChroma_CanBeShownInTheSameHue() => Gen.Select(Any, Gen.Single[0, 1]).Sample((color, lightness) =>
    {
        var wanted = OkLab.Of(color.Red, color.Green, color.Blue) with { Lightness = lightness };
        var (red, green, blue) = Gamut.Fit(wanted);
        Assert.All(new[] { red, green, blue }, value => Assert.InRange(value, -2e-3f, 1 + 2e-3f));
        var shown = OkLab.Of(red, green, blue);
        Assert.Equal(lightness, shown.Lightness, 2e-3f);
        Assert.True(Math.Abs((wanted.GreenRed * shown.BlueYellow) - (wanted.BlueYellow * shown.GreenRed)) < 1e-3f, $"{wanted} → {shown}");
    });
}
