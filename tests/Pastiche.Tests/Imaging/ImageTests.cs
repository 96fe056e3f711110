using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class ImageTests
{
    [Fact]
    public void Plane_EachChannel_IsAPartOfThePixels()
    {
        var image = new Image(3, 2);
        image.Plane(2)[5] = 0.5f;

        Assert.Equal(18, image.Pixels.Length);
        Assert.Equal(0.5f, image.Pixels[17]);
    }

    [Fact]
    public void Clone_Changed_LeavesTheOriginal()
    {
        var image = Randoms.Image(4, 3);
        var first = image.Pixels[0];
        image.Clone().Pixels[0] = 9;

        Assert.Equal(first, image.Pixels[0]);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    [InlineData(65_501, 1)]
    [InlineData(20_000, 10_001)]
    public void Constructor_SizeOutOfRange_SaysWhatIsAccepted(int width, int height)
    {
        var exception = Assert.Throws<PasticheException>(() => new Image(width, height));

        Assert.Equal(
            $"The size of a picture is {width}×{height}; accepted: sides from 1 to 65,500 pixels, 200 megapixels in all.",
            exception.Message);
    }
}
