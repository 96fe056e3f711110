using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

public class ColorTransferTests
{
    private static readonly Image Content = Samples.Photograph(40, 30);
    private static readonly Image Style = Randoms.Image(30, 30);

    public static TheoryData<ColorMethod> Methods => [.. Enum.GetValues<ColorMethod>()];

    [Fact]
    public void Style_ColorsOfTheStyle_ChangesNothing()
    {
        var colors = new ColorTransfer(ColorSource.Style, ColorMethod.Linear);
        Assert.Same(Content, colors.Content(Content));
        Assert.Same(Style, colors.Style(Style, null, Content, null));
        Assert.Same(Style, colors.Finish(Style, Content, null));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Style_Match_BringsTheStyleNearTheContent(ColorMethod method)
    {
        var matched = new ColorTransfer(ColorSource.Match, method).Style(Style, null, Content, null);
        var (wanted, before, after) = (Mean(Content), Mean(Style), Mean(matched));
        Assert.True(Math.Abs(after - wanted) < 0.25 * Math.Abs(before - wanted), $"{before} → {after}, wanted {wanted}");
    }

    [Fact]
    public void Luminance_Painting_IsInGray()
    {
        var colors = new ColorTransfer(ColorSource.Content, ColorMethod.Luminance);
        foreach (var image in new[] { colors.Content(Content), colors.Style(Style, null, Content, null) })
            Assert.All(Enumerable.Range(0, image.Width * image.Height), i => Assert.Equal(image.Plane(0)[i], image.Plane(2)[i], 1e-3f));
    }

    [Fact]
    public void Finish_Luminance_KeepsTheHueOfEveryPlace()
    {
        var painted = LuminanceTransfer.Gray(Randoms.Image(40, 30, seed: 8));
        var finished = new ColorTransfer(ColorSource.Content, ColorMethod.Luminance).Finish(painted, Content, null);
        for (var i = 0; i < 40 * 30; i++)
        {
            var (was, now, light) = (At(Content, i), At(finished, i), At(painted, i));
            Assert.Equal(light.Lightness, now.Lightness, 3e-3f);
            Assert.True(Math.Abs((was.GreenRed * now.BlueYellow) - (was.BlueYellow * now.GreenRed)) < 1e-3f, $"{was} → {now}");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Finish_WhereNothingWasPainted_IsTheContent(ColorMethod method)
    {
        var colors = new ColorTransfer(ColorSource.Content, method);
        var cover = new Mask(40, [.. Enumerable.Range(0, 1200).Select(i => i % 40 < 20 ? 1f : 0)]);
        var painted = colors.Content(Content).Clone();
        for (var i = 0; i < 1200; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                if (i % 40 < 20) painted.Plane(channel)[i] = 1 - painted.Plane(channel)[i];
        }

        var finished = colors.Finish(painted, Content, cover);
        for (var i = 0; i < 1200; i++)
        {
            for (var channel = 0; channel < 3; channel++)
                if (i % 40 >= 20) Assert.Equal(Content.Plane(channel)[i], finished.Plane(channel)[i], 0.5f / 255);
        }

        Assert.NotEqual(Content.Plane(0)[0], finished.Plane(0)[0], 0.5f / 255);
    }

    private static OkLab At(Image image, int i) => OkLab.Of(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i]);

    private static double Mean(Image image) => image.Pixels.ToArray().Average(value => (double)value);
}
