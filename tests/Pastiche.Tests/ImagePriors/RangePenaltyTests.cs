using Pastiche.ImagePriors;
using Xunit;

namespace Pastiche.Tests.ImagePriors;

public sealed class RangePenaltyTests
{
    [Fact]
    public void AddGradient_ManyValuesOfOneSign_LosesNothing()
    {
        var image = Enumerable.Repeat(1.1f, 1_000_001).ToArray();
        var excess = (double)(1.1f - 1);

        Assert.Equal(1, RangePenalty.AddGradient(image, 10, new float[image.Length]) / (10 * excess * excess), 1e-6);
    }

    [Fact]
    public void AddGradient_AnyValues_AgreesWithTheClosedForm()
    {
        var image = Randoms.Uniform(5003, seed: 3, from: -0.5f, to: 1.5f);
        var before = Randoms.Uniform(image.Length, seed: 4);
        var gradient = before.ToArray();

        var value = RangePenalty.AddGradient(image, 10, gradient);

        var excess = Array.ConvertAll(image, x => x - Math.Clamp((double)x, 0, 1));
        Assert.Equal(10 * excess.Sum(x => x * x) / image.Length, value, 1e-6);
        for (var i = 0; i < image.Length; i++)
            Assert.Equal(before[i] + 20 * excess[i] / image.Length, gradient[i], 1e-6);
    }

    [Fact]
    public void AddGradient_WithinTheRange_IsZeroAndLeavesTheGradient()
    {
        var image = Randoms.Uniform(3000, seed: 3, from: 0, to: 1);
        var gradient = Randoms.Uniform(3000, seed: 4);
        var before = gradient.ToArray();

        Assert.Equal(0, RangePenalty.AddGradient(image, 10, gradient));
        Assert.Equal(before, gradient);
    }

    [Fact]
    public void AddGradient_NotANumber_IsNotHidden()
    {
        var image = new float[3000];
        image[2500] = float.NaN;

        Assert.True(double.IsNaN(RangePenalty.AddGradient(image, 10, new float[3000])));
    }
}
