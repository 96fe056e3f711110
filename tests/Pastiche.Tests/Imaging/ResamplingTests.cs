using CsCheck;
using Xunit;
using VipsImage = NetVips.Image;

namespace Pastiche.Tests.Imaging;

public sealed class ResamplingTests
{
    [Fact]
    public void Resize_Canceled_Ends() =>
        Assert.Throws<OperationCanceledException>(() => Randoms.Image(30, 20).Resize(10, 7, new CancellationToken(canceled: true)));

    [Fact]
    public void Resize_AnySize_IsExactAndStaysInRange() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 230], Gen.Int[1, 230]).Sample((width, height, toWidth, toHeight) =>
        {
            var image = Randoms.Image(width, height);

            var resized = image.Resize(toWidth, toHeight);

            Assert.Equal((toWidth, toHeight), (resized.Width, resized.Height));
            for (var channel = 0; channel < 3; channel++)
            {
                var (low, high) = (image.Plane(channel).ToArray().Min(), image.Plane(channel).ToArray().Max());
                Assert.All(resized.Plane(channel).ToArray(), value => Assert.InRange(value, low - 1e-6f, high + 1e-6f));
            }
        }, iter: 40);

    [Fact]
    public void Resize_SameSize_KeepsEveryValue()
    {
        var image = Randoms.Image(37, 21);

        Assert.Equal(image.Pixels.ToArray(), image.Resize(37, 21).Pixels.ToArray());
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(211, 150)]
    public void Resize_FlatPicture_StaysFlat(int width, int height)
    {
        var image = new Image(37, 21);
        image.Pixels.Fill(0.3f);

        Assert.All(image.Resize(width, height).Pixels.ToArray(), value => Assert.Equal(0.3f, value, 1e-6f));
    }

    [Fact]
    public void Resize_Larger_InterpolatesLinearlyAboutPixelCenters()
    {
        var image = Randoms.Image(13, 9);

        var resized = image.Resize(31, 22);

        for (var y = 0; y < 22; y++)
        {
            for (var x = 0; x < 31; x++)
            {
                var expected = Bilinear(image, (x + 0.5) * 13 / 31 - 0.5, (y + 0.5) * 9 / 22 - 0.5);
                Assert.Equal(expected, resized.Plane(1)[y * 31 + x], 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(80, 60)]
    [InlineData(101, 77)]
    public void Resize_Smaller_AgreesWithLibvips(int width, int height)
    {
        var image = Randoms.Image(160, 120);
        using var plane = VipsImage.NewFromMemory<float>(image.Plane(0).ToArray(), 160, 120, 1, NetVips.Enums.BandFormat.Float);
        using var expected = plane.Resize(width / 160.0, NetVips.Enums.Kernel.Lanczos3, vscale: height / 120.0);

        var resized = image.Resize(width, height);

        // libvips takes its weights from a table of limited resolution.
        Assert.All(
            expected.WriteToMemory<float>().Zip(resized.Plane(0).ToArray()),
            pair => Assert.Equal(pair.First, pair.Second, 0.004f));
    }

    private static double Bilinear(Image image, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (x - left, y - top);
        return (1 - v) * ((1 - u) * At(left, top) + u * At(left + 1, top))
            + v * ((1 - u) * At(left, top + 1) + u * At(left + 1, top + 1));

        double At(int column, int row) =>
            image.Plane(1)[Math.Clamp(row, 0, image.Height - 1) * image.Width + Math.Clamp(column, 0, image.Width - 1)];
    }

    [Fact]
    public void Resize_WideStripThatGrowsTall_NeedsNoMoreThanItsTwoSizes()
    {
        var strip = new Image(65_500, 1);
        strip.Pixels.Fill(0.25f);
        var resized = strip.Resize(1, 65_500);
        Assert.Equal((1, 65_500), (resized.Width, resized.Height));
        Assert.All(resized.Pixels[..100].ToArray(), value => Assert.Equal(0.25f, value, 1e-5f));
    }
}
