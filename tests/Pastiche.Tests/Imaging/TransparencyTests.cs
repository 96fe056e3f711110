using CsCheck;
using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class TransparencyTests
{
    /// <summary>Pictures with a pixel here and there that can be seen.</summary>
    private static readonly Gen<Image> Sparse =
        from width in Gen.Int[1, 24]
        from height in Gen.Int[1, 24]
        from density in Gen.Double[0.01, 1]
        from seed in Gen.Int[0, 1 << 20]
        select Create(width, height, density, seed);

    [Fact]
    public void NearestVisible_AnyAlpha_IsTheNearest() => Sparse.Sample(image =>
    {
        var nearest = NearestVisible.Of(image.Alpha, image.Width);
        var alpha = image.Alpha.ToArray();
        int[] visible = [.. Enumerable.Range(0, alpha.Length).Where(i => alpha[i] > 0)];
        for (var i = 0; i < nearest.Length; i++)
        {
            Assert.True(alpha[nearest[i]] > 0);
            Assert.Equal(visible.Min(candidate => Distance(i, candidate, image.Width)), Distance(i, nearest[i], image.Width), 1e-9);
        }
    });

    [Fact]
    public void ColorTheInvisible_AnyPicture_TakesVisibleColorsAndLeavesAlpha() => Sparse.Sample(image =>
    {
        var before = image.Clone();

        Transparency.FillInvisible(image);

        Assert.Equal(before.Alpha.ToArray(), image.Alpha.ToArray());
        var nearest = NearestVisible.Of(image.Alpha, image.Width);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < nearest.Length; i++)
                Assert.Equal(before.Plane(channel)[nearest[i]], image.Plane(channel)[i]);
        }
    });

    [Fact]
    public void ColorTheInvisible_NothingVisible_LeavesIt()
    {
        var image = new Image(3, 2, hasAlpha: true);
        image.Pixels.Fill(0.3f);

        Transparency.FillInvisible(image);

        Assert.False(Transparency.AnyVisible(image));
        Assert.All(image.Pixels.ToArray(), value => Assert.Equal(0.3f, value));
    }

    [Theory]
    [InlineData(0f, false)]
    [InlineData(1f / 65535, false)]
    [InlineData(1f / 255, true)]
    public void AnyVisible_AlphaEverywhere_CountsFromHalfAStep(float alpha, bool expected)
    {
        var image = new Image(2, 2, hasAlpha: true);
        image.Alpha.Fill(alpha);

        Assert.Equal(expected, Transparency.AnyVisible(image));
        Assert.True(Transparency.AnyVisible(new Image(2, 2)));
    }

    [Fact]
    public void Flatten_HalfTransparent_IsHalfway()
    {
        var image = new Image(1, 1, hasAlpha: true);
        image.Plane(0)[0] = 1;
        image.Plane(1)[0] = 2;
        image.Alpha[0] = 0.25f;

        var flat = Transparency.Flatten(image, System.Drawing.Color.FromArgb(0, 51, 255));

        Assert.False(flat.HasAlpha);
        Assert.Equal([0.25, 0.25 + (0.75 * 0.2), 0.75], flat.Pixels.ToArray().Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Resize_AlphaAndColor_AreMixedByHowOpaqueTheyAre()
    {
        // Linear between two pixels: a third of an opaque white and two thirds of a black of half the alpha, and the other way round.
        var image = new Image(2, 1, hasAlpha: true);
        for (var channel = 0; channel < 3; channel++) image.Plane(channel)[0] = 1;
        image.Alpha[0] = 1;
        image.Alpha[1] = 0.5f;

        var resized = image.Resize(6, 1);

        // The centre of column 2 lies at (2.5 · 2/6) − 0.5 = 1/3 of the way.
        Assert.Equal((2 / 3.0) + (0.5 / 3), resized.Alpha[2], 1e-6);
        Assert.Equal((2 / 3.0) / ((2 / 3.0) + (0.5 / 3)), resized.Plane(0)[2], 1e-6);
    }

    [Fact]
    public void Resize_AnyTransparentPicture_KeepsAlphaAndColorsInRange() =>
        Gen.Select(Sparse, Gen.Int[1, 40], Gen.Int[1, 40]).Sample((image, width, height) =>
        {
            var resized = image.Resize(width, height);

            Assert.True(resized.HasAlpha);
            Assert.All(resized.Alpha.ToArray(), value => Assert.InRange(value, 0, 1));
            Assert.All(resized.Pixels.ToArray(), value => Assert.InRange(value, 0, 1));
        });

    [Fact]
    public void Resize_HiddenColors_MakeNoDifference() => Sparse.Sample(image =>
    {
        var other = image.Clone();
        for (var i = 0; i < other.Pixels.Length; i++)
            if (image.Alpha[i % image.Alpha.Length] == 0) other.Pixels[i] = 1 - other.Pixels[i];

        foreach (var (width, height) in new[] { (image.Width, image.Height), (7, 5), (30, 31) })
        {
            var (first, second) = (image.Resize(width, height), other.Resize(width, height));
            if (Transparency.AnyVisible(first)) Assert.Equal(first.Pixels.ToArray(), second.Pixels.ToArray());
        }
    });

    private static Image Create(int width, int height, double density, int seed)
    {
        var image = new Image(width, height, hasAlpha: true);
        var random = new Random(seed);
        foreach (ref var value in image.Pixels) value = random.NextSingle();
        foreach (ref var alpha in image.Alpha) alpha = random.NextDouble() < density ? 0.05f + (0.95f * random.NextSingle()) : 0;
        image.Alpha[random.Next(image.Alpha.Length)] = 1;
        return image;
    }

    private static double Distance(int from, int to, int width)
    {
        var (across, down) = ((from % width) - (to % width), (from / width) - (to / width));
        return Math.Sqrt((across * across) + (down * down));
    }
}
