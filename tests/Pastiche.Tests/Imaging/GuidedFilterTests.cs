using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class GuidedFilterTests
{
    private const float Regularization = 1e-3f;

    [Fact]
    public void Apply_Constant_StaysIt()
    {
        var guide = Randoms.Image(20, 15);
        var plane = Enumerable.Repeat(0.25f, 20 * 15).ToArray();
        var filtered = GuidedFilter.Apply(plane, guide, new SlidingWindow(20, 2, wraps: false), Regularization);
        Assert.All(filtered, value => Assert.Equal(0.25f, value, 1e-5f));
    }

    [Fact]
    public void Apply_FlatGuide_IsTheMeanOfMeans()
    {
        var guide = new Image(20, 15);
        guide.Pixels.Fill(0.5f);
        var plane = Randoms.Uniform(20 * 15, seed: 3);
        var window = new SlidingWindow(20, 2, wraps: false);
        var filtered = GuidedFilter.Apply(plane, guide, window, Regularization);
        Assert.Equal(window.Mean(window.Mean(plane)), filtered, (a, b) => Math.Abs(a - b) < 1e-4f);
    }

    [Fact]
    public void Apply_MixOfColors_StaysItWhereTheyVary()
    {
        var guide = Noise(30, 20);
        float[] plane = [.. Enumerable.Range(0, 600).Select(i => Mix(i, guide))];
        var filtered = GuidedFilter.Apply(plane, guide, new SlidingWindow(30, 3, wraps: false), 1e-7f);
        Assert.Equal(plane, filtered, (a, b) => Math.Abs(a - b) < 1e-4f);

        static float Mix(int i, Image guide) =>
            0.3f + (0.6f * guide.Plane(0)[i]) - (0.4f * guide.Plane(1)[i]) + (0.2f * guide.Plane(2)[i]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_GrayGuide_IsTheFormulaForGray(bool wraps)
    {
        // In three equal channels the variance counts three times: a = 3 cov / (3 var + ε), as with ε / 3 in one channel.
        const int width = 14, radius = 2;
        var values = Randoms.Uniform(width * 11, seed: 4, from: 0);
        var plane = Randoms.Uniform(values.Length, seed: 5);
        var window = new SlidingWindow(width, radius, wraps);
        var (gray, mean) = (Mean(values), Mean(plane));
        var factor = Quotient(
            Difference(Mean([.. values.Zip(plane, (v, p) => v * p)]), [.. gray.Zip(mean, (v, p) => v * p)]),
            Difference(Mean([.. values.Select(v => v * v)]), [.. gray.Select(v => v * v)]));
        var constant = Difference(mean, [.. factor.Zip(gray, (a, v) => a * v)]);
        var expected = Mean(factor).Zip(values, (a, v) => a * v).Zip(Mean(constant), (product, b) => product + b);
        var filtered = GuidedFilter.Apply(plane, Drawings.Gray(width, values), window, Regularization);
        Assert.Equal(expected, filtered, (a, b) => Math.Abs(a - b) < 1e-4f);

        float[] Mean(float[] of) => window.Mean(of);
        static float[] Difference(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x - y)];
        static float[] Quotient(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x / (y + (Regularization / 3)))];
    }

    private static Image Noise(int width, int height)
    {
        var image = new Image(width, height);
        Randoms.Uniform(image.Pixels.Length, seed: 6, from: 0).CopyTo(image.Pixels);
        return image;
    }
}
