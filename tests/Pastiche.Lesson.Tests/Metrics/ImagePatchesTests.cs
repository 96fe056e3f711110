using Pastiche.Lesson.Metrics;
using Xunit;

namespace Pastiche.Lesson.Tests.Metrics;

public sealed class ImagePatchesTests
{
    private const int Plane = 9 * 7;

    /// <summary>Every value is its own index, over 1000.</summary>
    private static readonly Image Counted = Count();

    [Fact]
    public void Sample_Patch_IsThePixelsAroundEachPosition()
    {
        foreach (var patch in ImagePatches.Sample(Counted, 4, 0))
        {
            var corner = (int)Math.Round(1000 * patch[0]);
            Assert.InRange(corner % 9, 0, 4);
            Assert.InRange(corner / 9, 0, 2);
            var expected = Enumerable.Range(0, 75).Select(i => corner + (i / 25 * Plane) + (i / 5 % 5 * 9) + (i % 5));
            Assert.Equal(expected, patch.Select(value => (int)Math.Round(1000 * value)));
        }
    }

    [Fact]
    public void Sample_MoreThanThereAre_IsEveryPositionOnce()
    {
        var corners = ImagePatches.Sample(Counted, 100, 0).Select(patch => (int)Math.Round(1000 * patch[0]));
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(y => Enumerable.Range(9 * y, 5)), corners.Order());
    }

    [Fact]
    public void Sample_OtherSeed_IsOtherPatches() =>
        Assert.NotEqual(ImagePatches.Sample(Counted, 8, 0), ImagePatches.Sample(Counted, 8, 1));

    [Fact]
    public void Sample_ImageSmallerThanAPatch_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImagePatches.Sample(new Image(9, 4), 1, 0));

    private static Image Count()
    {
        var image = new Image(9, 7);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i / 1000f;
        return image;
    }
}
