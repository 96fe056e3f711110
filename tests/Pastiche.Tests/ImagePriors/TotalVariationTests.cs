using Pastiche.ImagePriors;
using Xunit;

namespace Pastiche.Tests.ImagePriors;

public sealed class TotalVariationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(1, 6)]
    [InlineData(19, 13)]
    public void AddGradient_AnySize_AgreesWithTheFormulaAndCentralDifferences(int width, int height)
    {
        const float Weight = 0.3f;
        const double Step = 1e-3;
        var image = Randoms.Uniform(3 * width * height, seed: width);
        var before = Randoms.Uniform(image.Length, seed: 5);
        var gradient = before.ToArray();

        var value = new TotalVariation().AddGradient(image, width, height, Weight, gradient);

        var exact = Array.ConvertAll(image, x => (double)x);
        Assert.Equal(Value(exact, width, height), value, 1e-6);
        for (var i = 0; i < image.Length; i++)
        {
            var (up, down) = (exact.ToArray(), exact.ToArray());
            up[i] += Step;
            down[i] -= Step;
            var slope = (Value(up, width, height) - Value(down, width, height)) / (2 * Step);
            Assert.Equal(before[i] + Weight * slope, gradient[i], 1e-6);
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

    private static double Value(double[] image, int width, int height)
    {
        var sum = 0.0;
        for (var i = 0; i < image.Length; i++)
        {
            if (i % width + 1 < width)
                sum += Math.Pow(image[i + 1] - image[i], 2);
            if (i / width % height + 1 < height)
                sum += Math.Pow(image[i + width] - image[i], 2);
        }

        return sum / image.Length;
    }
}
