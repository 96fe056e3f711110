using Pastiche.ImagePriors;
using Xunit;

namespace Pastiche.Tests.ImagePriors;

public sealed class TotalVariationTests
{
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(7, 1, 0)]
    [InlineData(1, 6, 0)]
    [InlineData(19, 13, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(7, 1, 0.5f)]
    [InlineData(19, 13, 5)]
    public void AddGradient_AnySize_AgreesWithTheFormulaAndCentralDifferences(int width, int height, float chroma)
    {
        const float Weight = 0.3f;
        const double Step = 1e-3;
        var image = Randoms.Uniform(3 * width * height, seed: width);
        var before = Randoms.Uniform(image.Length, seed: 5);
        var gradient = before.ToArray();

        var value = new TotalVariation(Chroma: chroma).AddGradient(image, width, height, Weight, gradient);

        var exact = Array.ConvertAll(image, x => (double)x);
        Assert.Equal(Value(exact, width, height, chroma), value, 1e-5);
        for (var i = 0; i < image.Length; i++)
        {
            var (up, down) = (exact.ToArray(), exact.ToArray());
            up[i] += Step;
            down[i] -= Step;
            var slope = (Value(up, width, height, chroma) - Value(down, width, height, chroma)) / (2 * Step);
            Assert.Equal(before[i] + Weight * slope, gradient[i], 5e-6);
        }
    }

    [Fact]
    public void AddGradient_LongRow_LosesNothing()
    {
        const int Width = 60_000;
        var image = Enumerable.Range(0, 3 * Width).Select(i => i % 2 * 0.1f).ToArray();

        var value = new TotalVariation().AddGradient(image, Width, 1, 1, new float[image.Length]);

        Assert.Equal(1, value / ((double)0.1f * 0.1f * (Width - 1) / Width), 1e-6);
    }

    [Fact]
    public void AddGradient_WrappingRound_IsTheSameWhereverThePictureBegins()
    {
        const int Width = 7, Height = 5;
        var image = Randoms.Uniform(3 * Width * Height, seed: 4);
        var (moved, gradient, movedGradient) = (new float[image.Length], new float[image.Length], new float[image.Length]);
        for (var i = 0; i < image.Length; i++) moved[Moved(i)] = image[i];

        var value = new TotalVariation(Wraps: true).AddGradient(image, Width, Height, 0.3f, gradient);

        Assert.Equal(value, new TotalVariation(Wraps: true).AddGradient(moved, Width, Height, 0.3f, movedGradient), 1e-6);
        Assert.True(value > new TotalVariation().AddGradient(image, Width, Height, 0, new float[image.Length]));
        for (var i = 0; i < image.Length; i++) Assert.Equal(gradient[i], movedGradient[Moved(i)], 1e-6);

        static int Moved(int i)
        {
            var (row, x) = Math.DivRem(i, Width);
            var (channel, y) = Math.DivRem(row, Height);
            return (((channel * Height) + ((y + 2) % Height)) * Width) + ((x + 3) % Width);
        }
    }

    [Fact]
    public void AddGradient_Ramp_HasTheClosedForm()
    {
        var image = new float[3 * 10 * 4];
        for (var i = 0; i < image.Length; i++)
            image[i] = 0.5f * (i % 10);

        var value = new TotalVariation().AddGradient(image, 10, 4, 1, new float[image.Length]);

        Assert.Equal(0.25 * 9 / 10, value, 1e-7);
    }

    [Fact]
    public void AddGradient_LargeFlatStep_SumsAccurately()
    {
        const int Side = 700;
        var image = new float[3 * Side * Side];
        for (var i = 0; i < image.Length; i++)
            image[i] = i / Side % Side % 2 * 0.125f;

        var value = new TotalVariation().AddGradient(image, Side, Side, 0, new float[image.Length]);

        Assert.Equal(0.125 * 0.125 * (Side - 1) / Side, value, 1e-12);
    }

    [Fact]
    public void AddGradient_Gray_HasNoChroma()
    {
        var plane = Randoms.Uniform(6 * 5, seed: 3);
        float[] image = [.. plane, .. plane, .. plane];
        var (gradient, plain) = (new float[image.Length], new float[image.Length]);

        var value = new TotalVariation(Chroma: 7).AddGradient(image, 6, 5, 1, gradient);

        Assert.Equal(new TotalVariation().AddGradient(image, 6, 5, 1, plain), value, 1e-5);
        for (var i = 0; i < image.Length; i++) Assert.Equal(plain[i], gradient[i], 1e-5);
    }

    /// <summary>The differences of two axes of color at right angles to gray, (R − G)/√2 and (R + G − 2B)/√6, count more.</summary>
    private static double Value(double[] image, int width, int height, double chroma)
    {
        var (plane, sum) = (width * height, 0.0);
        for (var i = 0; i < plane; i++)
        {
            if (i % width + 1 < width) sum += Difference(i, i + 1);
            if (i / width + 1 < height) sum += Difference(i, i + width);
        }

        return sum / image.Length;

        double Difference(int near, int far)
        {
            var (r, g, b) = (Of(0), Of(1), Of(2));
            return r * r + g * g + b * b + chroma * (Math.Pow(r - g, 2) / 2 + Math.Pow(r + g - 2 * b, 2) / 6);

            double Of(int channel) => image[channel * plane + far] - image[channel * plane + near];
        }
    }
}
