using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class DetailMapTests
{
    /// <summary>The radius of the disc.</summary>
    private const int Radius = 120;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3f)]
    [InlineData(1)]
    public void Of_FlatPicture_IsZero(float gray)
    {
        var image = new Image(100, 60);
        image.Pixels.Fill(gray);
        Assert.All(DetailMap.Of(image).Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Of_Canceled_Ends() =>
        Assert.Throws<OperationCanceledException>(
            () => DetailMap.Of(Randoms.Image(30, 20), cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Of_NoiseOfOneStepInGray_IsZero()
    {
        var random = new Random(1);
        var image = Drawings.Gray(200, [.. Enumerable.Range(0, 200 * 150).Select(_ => (127 + random.Next(3)) / 255f)]);
        Assert.All(DetailMap.Of(image).Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Of_SmoothGradient_IsZero()
    {
        var image = Drawings.Gray(256, [.. Enumerable.Range(0, 256 * 256).Select(i => (i % 256) / 255f)]);
        Assert.All(DetailMap.Of(image).Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Of_DetailAllOver_IsOne()
    {
        var image = Drawings.Gray(256, Randoms.Uniform(256 * 200, seed: 1, from: 0));
        Assert.All(DetailMap.Of(image).Values.ToArray(), value => Assert.InRange(value, 0.99f, 1));
    }

    [Theory]
    [InlineData(0.25f, 0.2f)]
    [InlineData(0.65f, 0.2f)]
    [InlineData(0.8f, 0.08f)]
    public void Of_TexturedDiscInSky_EndsAtItsOutline(float lightness, float contrast)
    {
        var (width, height) = (512, 384);
        var map = DetailMap.Of(Disc(width, height, lightness, contrast));
        // A blur over the same windows gives 1 on both sides.
        Assert.InRange(Mean(-12, -4), 0, 0.02);
        Assert.InRange(Mean(4, 12), 0.95, 1);
        Assert.InRange(Mean(Radius - 10, Radius), 0.98, 1);
        Assert.Equal(0, Mean(-1000, -40));

        double Mean(double from, double to) => Enumerable.Range(0, width * height)
            .Where(i => from < Depth(i % width, i / width, width, height) && Depth(i % width, i / width, width, height) < to)
            .Average(i => map.Values[i]);
    }

    [Theory]
    [InlineData(false, 0.95, 1)]
    [InlineData(true, 0, 0.05)]
    public void Of_SmoothPlate_IsDetailWithinAClosedRim(bool isOpen, double from, double to)
    {
        const int side = 240, radius = 70;
        var image = Drawings.Gray(side, [.. Enumerable.Range(0, side * side).Select(i => IsRim(i % side, i / side) ? 0.9f : 0.4f)]);
        var map = DetailMap.Of(image);
        Assert.InRange(map.Values[(side / 2 * side) + (side / 2)], from, to);
        Assert.Equal(0, map.Values[(side / 2 * side) + 4]);

        bool IsRim(int x, int y) => !(isOpen && x > side / 2 && Math.Abs(y - (side / 2)) < 40) &&
            Math.Abs(Math.Sqrt(Square(x - (side / 2)) + Square(y - (side / 2))) - radius) < 4;
    }

    [Fact]
    public void Of_LighterPicture_IsEqual()
    {
        var image = Photograph();
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] *= 0.75f;
        var lighter = image.Clone();
        for (var i = 0; i < image.Pixels.Length; i++) lighter.Pixels[i] += 0.25f;
        AssertNear(DetailMap.Of(image).Values.ToArray(), DetailMap.Of(lighter).Values.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_MirroredPicture_IsMirrored(bool wraps)
    {
        var image = Photograph();
        var mirrored = Moved(image, (x, y) => (image.Width - 1 - x, y));
        var map = DetailMap.Of(image, wraps).Values.ToArray();
        var expected = map.Select((_, i) => map[i - (2 * (i % image.Width)) + image.Width - 1]);
        AssertNear([.. expected], DetailMap.Of(mirrored, wraps).Values.ToArray());
    }

    [Fact]
    public void Of_WrappingPicture_ShiftsWithIt()
    {
        const int right = 70, down = 41;
        var image = Photograph();
        var (width, height) = (image.Width, image.Height);
        var shifted = Moved(image, (x, y) => ((x + right) % width, (y + down) % height));
        var map = DetailMap.Of(image, wraps: true).Values.ToArray();
        var expected = map.Select((_, i) => map[((((i / width) + down) % height) * width) + (((i % width) + right) % width)]);
        AssertNear([.. expected], DetailMap.Of(shifted, wraps: true).Values.ToArray());
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(1024, 16)]
    [InlineData(17, 400)]
    [InlineData(1500, 1100)]
    public void Of_AnySize_IsFromZeroToOne(int width, int height)
    {
        var map = DetailMap.Of(Photograph().Resize(width, height));
        Assert.Equal((width, height), (map.Width, map.Height));
        Assert.All(map.Values.ToArray(), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Of_LargerPicture_IsThatOfTheSmallerOne()
    {
        var image = Photograph().Resize(512, 342);
        var larger = DetailMap.Of(image.Resize(1024, 684)).Resize(512, 342).Values.ToArray();
        var map = DetailMap.Of(image).Values.ToArray();
        Assert.InRange(map.Zip(larger, (a, b) => Math.Abs(a - b)).Average(), 0, 0.05);
    }

    private static Image Photograph() => Samples.Photograph(240, 160);

    /// <summary>A disc of noise before a smooth sky, with a smooth spot of 28 pixels in its middle.</summary>
    private static Image Disc(int width, int height, float lightness, float contrast)
    {
        var noise = Randoms.Uniform(width * height, seed: 2, -contrast, contrast);
        var image = new Image(width, height);
        for (var i = 0; i < noise.Length; i++)
        {
            var depth = Depth(i % width, i / width, width, height);
            var cover = (float)Math.Clamp(depth + 0.5, 0, 1);
            var texture = depth > Radius - 14 ? 0 : noise[i];
            var down = (i / width) / (float)height;
            Set(0, 1, 0.45f + (0.3f * down));
            Set(1, 0.9f, 0.55f + (0.25f * down));
            Set(2, 0.8f, 0.8f + (0.1f * down));

            void Set(int channel, float tint, float sky) =>
                image.Plane(channel)[i] = (cover * ((lightness * tint) + texture)) + ((1 - cover) * sky);
        }

        return image;
    }

    /// <summary>How far a pixel is inside of the disc's outline.</summary>
    private static double Depth(int x, int y, int width, int height) =>
        Radius - Math.Sqrt(Square(x - (width / 2)) + Square(y - (height / 2)));

    private static double Square(double value) => value * value;

    private static Image Moved(Image image, Func<int, int, (int X, int Y)> from)
    {
        var moved = new Image(image.Width, image.Height);
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var (x, y) = from(i % image.Width, i / image.Width);
            for (var channel = 0; channel < 3; channel++)
                moved.Plane(channel)[i] = image.Plane(channel)[(y * image.Width) + x];
        }

        return moved;
    }

    private static void AssertNear(float[] expected, float[] got) => Assert.Equal(expected, got, (a, b) => Math.Abs(a - b) < 1e-3f);
}
