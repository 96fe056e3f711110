using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Tests.Optimization;

public sealed class CurvatureVectorTests
{
    private const int Length = 1_234;

    [Theory]
    [InlineData(1)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void Read_Halves_AreTheValuesToElevenBits(float magnitude)
    {
        float[] values = [.. Randoms.Uniform(Length, seed: 4).Select(value => value * magnitude)];
        var vector = CurvatureVector.Create(CurvaturePrecision.Half);
        var given = (float[])values.Clone();
        vector.Exchange(ref given);

        var read = Read(vector);

        var largest = values.Max(Math.Abs);
        var (relative, absolute) = (Math.ScaleB(1, -11), largest * Math.ScaleB(1, -28));
        for (var i = 0; i < Length; i++)
            Assert.InRange(Math.Abs(read[i] - values[i]), 0, Math.Max(Math.Abs(values[i]) * relative, absolute));
    }

    [Fact]
    public void Read_Singles_AreTheValues()
    {
        var values = Randoms.Uniform(Length, seed: 4);
        var vector = CurvatureVector.Create(CurvaturePrecision.Full);
        var given = (float[])values.Clone();
        vector.Exchange(ref given);

        Assert.Equal(values, Read(vector));
    }

    [Fact]
    public void Read_HalvesOfZeros_AreZeros()
    {
        var vector = CurvatureVector.Create(CurvaturePrecision.Half);
        var zeros = new float[Length];
        vector.Exchange(ref zeros);

        Assert.All(Read(vector), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Restore_OtherPrecisionOrLength_IsRefused()
    {
        var vector = CurvatureVector.Create(CurvaturePrecision.Half);

        Assert.Throws<PasticheException>(() => vector.Restore(new StoredVector { Values = [1, 2] }, 2, take: false));
        Assert.Throws<PasticheException>(() => vector.Restore(new StoredVector { Halves = [(Half)1] }, 2, take: false));
    }

    private static float[] Read(CurvatureVector vector)
    {
        var read = new float[Length];
        vector.Read(0, 1000, new float[1000]).ToArray().CopyTo(read, 0);
        vector.Read(1000, Length - 1000, new float[Length - 1000]).ToArray().CopyTo(read, 1000);
        return read;
    }
}
