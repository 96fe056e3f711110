using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class PaddingTests
{
    [Fact]
    public void Reflect_Sides_GoUpToTheMultipleWithoutRepeatingTheEdge()
    {
        var image = new Image(5, 2);
        for (var i = 0; i < 30; i++) image.Pixels[i] = i;
        var padded = Padding.Reflect(image, 8);
        Assert.Equal((8, 8), (padded.Width, padded.Height));
        Assert.Equal([0, 1, 2, 3, 4, 3, 2, 1], padded.Plane(0)[..8].ToArray());
        Assert.Equal([0, 5, 0, 5, 0, 5, 0, 5], Enumerable.Range(0, 8).Select(y => padded.Plane(0)[y * 8]));
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(16, 16)]
    [InlineData(37, 211)]
    public void Crop_OfReflect_IsThePicture(int width, int height)
    {
        var image = Randoms.Image(width, height);
        Assert.Equal(image.Pixels.ToArray(), Padding.Crop(Padding.Reflect(image, 16), width, height).Pixels.ToArray());
    }
}
