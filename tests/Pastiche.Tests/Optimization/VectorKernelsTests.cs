using CsCheck;
using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Tests.Optimization;

public sealed class VectorKernelsTests
{
    [Fact]
    public void DotAndDots_AnyLength_AgreeWithSumsInDouble() =>
        Gen.Select(Gen.Int[1, 2048], Gen.Int[0, int.MaxValue - 4]).Sample((length, seed) =>
        {
            var (a, b) = (Randoms.Uniform(length, seed), Randoms.Uniform(length, seed + 1));
            var (c, d) = (Randoms.Uniform(length, seed + 2), Randoms.Uniform(length, seed + 3));

            var dots = VectorKernels.Dots(a, b, c, d);

            Assert.Equal(Exact(a, c), dots.AC, 1e-4);
            Assert.Equal(Exact(a, d), dots.AD, 1e-4);
            Assert.Equal(Exact(b, c), dots.BC, 1e-4);
            Assert.Equal(Exact(b, d), dots.BD, 1e-4);
            Assert.Equal(Exact(a, b), VectorKernels.Dot(a, b), 1e-4);
        }, iter: 200);

    [Fact]
    public void Dot_ManyBlocksOfOneSign_LosesNothing()
    {
        var tenths = Enumerable.Repeat(0.1f, 1_000_001).ToArray();

        Assert.Equal(1, VectorKernels.Dot(tenths, tenths) / Exact(tenths, tenths), 1e-6);
        Assert.Equal(1, VectorKernels.SumOfSquares(tenths) / Exact(tenths, tenths), 1e-6);
    }

    [Fact]
    public void Dots_BlockOfOneSign_LosesNothing()
    {
        var tenths = Enumerable.Repeat(0.1f, VectorKernels.Block).ToArray();
        var thirds = Enumerable.Repeat(1 / 3f, VectorKernels.Block).ToArray();

        var dots = VectorKernels.Dots(tenths, thirds, tenths, thirds);

        Assert.Equal(1, dots.AC / Exact(tenths, tenths), 1e-6);
        Assert.Equal(1, dots.AD / Exact(tenths, thirds), 1e-6);
        Assert.Equal(1, dots.BC / Exact(thirds, tenths), 1e-6);
        Assert.Equal(1, dots.BD / Exact(thirds, thirds), 1e-6);
    }

    [Fact]
    public void Accumulate_AnyLength_AddsBoth()
    {
        var (a, b, sum) = (Randoms.Uniform(77, 1), Randoms.Uniform(77, 2), Randoms.Uniform(77, 3));
        var before = sum.ToArray();

        VectorKernels.Accumulate(a, 0.3f, b, -2, sum);

        for (var i = 0; i < sum.Length; i++)
            Assert.Equal(before[i] + 0.3 * a[i] - 2.0 * b[i], sum[i], 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void AreFinite_OneBadValue_IsFalse(float bad)
    {
        var values = new float[1001];
        Assert.True(VectorKernels.AreFinite(values));

        values[997] = bad;

        Assert.False(VectorKernels.AreFinite(values));
    }

    private static double Exact(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
