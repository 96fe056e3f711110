using Xunit;

namespace Pastiche.Tests;

/// <summary>A pixel that is no number is found before it spreads, and named.</summary>
public class FinitePixelsTests
{
    [Theory]
    [InlineData(
        "content",
        float.NaN,
        "The content picture is NaN in column 3 of row 2 (green), counted from 0; "
        + "give every pixel a number, 0 for black to 1 for white.")]
    [InlineData("style", float.PositiveInfinity, "The style picture is infinite in column 3 of row 2 (green), ")]
    [InlineData("start", float.NaN, "The picture to start from is NaN in column 3 of row 2 (green), ")]
    public void Plan_PixelThatIsNoNumber_IsNamed(string which, float value, string expected)
    {
        using var stylizer = new Stylizer();
        var options = StylizeOptions.Default with { Initialization = Initialization.FromImage(Image("start")) };

        var refusal = Assert.Throws<PasticheException>(() => stylizer.Plan(Image("content"), Image("style"), options));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);

        Image Image(string name)
        {
            var image = Samples.Photograph(64, 48);
            if (name == which) image.Plane(1)[(2 * 64) + 3] = value;
            return image;
        }
    }

    [Fact]
    public void Mask_PixelThatIsNoNumber_IsNamed()
    {
        var image = Samples.Photograph(64, 48);
        image.Plane(2)[64] = float.NaN;

        var refusal = Assert.Throws<PasticheException>(() => new Style(Samples.Photograph(64, 48)) { Mask = image });
        Assert.StartsWith("The mask is NaN in column 0 of row 1 (blue), ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_AlphaThatIsNoNumber_IsNamed()
    {
        using var stylizer = new Stylizer();
        var content = new Image(32, 32, hasAlpha: true);
        content.Alpha.Fill(1);
        content.Alpha[^1] = float.NaN;

        var refusal = Assert.Throws<PasticheException>(() => stylizer.Plan(content, Samples.Photograph(32, 32)));
        Assert.Contains("is NaN in column 31 of row 31 (alpha)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_PixelThatIsNoNumber_IsNamed()
    {
        using var extractor = new FeatureExtractor();
        var image = Samples.Photograph(32, 32);
        image.Pixels[0] = float.NaN;

        var refusal = Assert.Throws<PasticheException>(() => extractor.Extract(image, "stem"));
        Assert.StartsWith("The picture is NaN in column 0 of row 0 (red)", refusal.Message, StringComparison.Ordinal);
    }
}
