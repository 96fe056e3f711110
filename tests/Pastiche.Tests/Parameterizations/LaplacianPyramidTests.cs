using CsCheck;
using Pastiche.Parameterizations;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Parameterizations;

public sealed class LaplacianPyramidTests
{
    private static readonly Gen<(int Width, int Height, int Levels, float Scale, int Seed)> AnyPyramid =
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 45], Gen.Int[1, 8], Gen.Float[0.3f, 1.5f], Gen.Int[0, int.MaxValue]);

    public static TheoryData<bool> Edges => [false, true];

    [Theory]
    [MemberData(nameof(Edges))]
    public void Adjoint_AnySize_IsTheTransposeOfDecode(bool wraps) => AnyPyramid.Sample(sample =>
    {
        var pyramid = new LaplacianPyramid(sample.Width, sample.Height, sample.Levels, sample.Scale, wraps);
        var parameters = Randoms.Uniform(pyramid.ParameterCount, sample.Seed);
        var imageGradient = Randoms.Uniform(pyramid.ImageLength, sample.Seed ^ 1);
        var image = new float[pyramid.ImageLength];
        var parameterGradient = new float[pyramid.ParameterCount];

        pyramid.Decode(parameters, image);
        pyramid.Adjoint(imageGradient, parameterGradient);

        var scale = Math.Sqrt(Dot(image, image) * Dot(imageGradient, imageGradient));
        Assert.Equal(Dot(image, imageGradient), Dot(parameters, parameterGradient), 1e-6 * scale);
    });

    [Theory]
    [MemberData(nameof(Edges))]
    public void Encode_AnySize_IsUndoneByDecode(bool wraps) => AnyPyramid.Sample(sample =>
    {
        var pyramid = new LaplacianPyramid(sample.Width, sample.Height, sample.Levels, sample.Scale, wraps);
        var image = Randoms.Uniform(pyramid.ImageLength, sample.Seed);
        var parameters = new float[pyramid.ParameterCount];
        var decoded = new float[pyramid.ImageLength];

        pyramid.Encode(image, parameters);
        pyramid.Decode(parameters, decoded);

        for (var i = 0; i < image.Length; i++)
            Assert.Equal(image[i], decoded[i], 2e-6f);
    });

    [Fact]
    public void Decode_AnySize_AgreesWithTheFormulaInDouble() => AnyPyramid.Where(sample => sample.Levels < 5).Sample(sample =>
    {
        var pyramid = new LaplacianPyramid(sample.Width, sample.Height, sample.Levels, sample.Scale);
        var parameters = Randoms.Uniform(pyramid.ParameterCount, sample.Seed);
        var image = new float[pyramid.ImageLength];

        pyramid.Decode(parameters, image);

        var expected = NaivePyramid.Decode(parameters, sample.Width, sample.Height, sample.Levels, sample.Scale);
        for (var i = 0; i < image.Length; i++)
            Assert.Equal(expected[i], image[i], 1e-5);
    }, iter: 30);

    [Fact]
    public void Decode_WrappingRound_MovesWithItsParameters()
    {
        // 32 × 16 and three levels: what moves the coarsest level by one moves the picture by four.
        var pyramid = new LaplacianPyramid(32, 16, 3, wraps: true);
        var parameters = Randoms.Uniform(pyramid.ParameterCount, 3);
        var (moved, still, image) = (new float[parameters.Length], new float[pyramid.ImageLength], new float[pyramid.ImageLength]);
        foreach (var level in PyramidLevel.Halve(32, 16, 3))
        {
            for (var i = level.Start; i < level.End; i++)
            {
                var (row, x) = Math.DivRem(i - level.Start, level.Width);
                moved[level.Start + (row * level.Width) + ((x + (level.Width / 8)) % level.Width)] = parameters[i];
            }
        }

        pyramid.Decode(parameters, still);
        pyramid.Decode(moved, image);

        for (var i = 0; i < image.Length; i++) Assert.Equal(still[i], image[(i / 32 * 32) + ((i + 4) % 32)], 1e-5f);
    }

    [Fact]
    public void Encode_SmoothPicture_LeavesTheFineLevelEmpty()
    {
        var pyramid = new LaplacianPyramid(33, 17);
        var parameters = new float[pyramid.ParameterCount];

        pyramid.Encode(Enumerable.Repeat(0.25f, pyramid.ImageLength).ToArray(), parameters);

        Assert.All(parameters.Take(pyramid.ImageLength), value => Assert.Equal(0, value, 1e-7f));
        Assert.Equal(0.25 / Math.Pow(0.7, 5), parameters[^1], 1e-5);
    }

    [Theory]
    [InlineData(1, 1, 6, 3)]
    [InlineData(2, 1, 6, 3 * (2 + 1))]
    [InlineData(5, 3, 3, 3 * (15 + 3 * 2 + 2))]
    [InlineData(5, 3, 16, 3 * (15 + 3 * 2 + 2 + 1))]
    public void ParameterCount_SmallPictures_EndsAtOnePixel(int width, int height, int levels, int expected) =>
        Assert.Equal(expected, new LaplacianPyramid(width, height, levels).ParameterCount);

    [Fact]
    public void DecodeAndAdjoint_Repeated_AllocateNothing()
    {
        var pyramid = new LaplacianPyramid(61, 40);
        var (parameters, image) = (new float[pyramid.ParameterCount], new float[pyramid.ImageLength]);
        pyramid.Decode(parameters, image);
        pyramid.Adjoint(image, parameters);

        Assert.InRange(Allocation.Of(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                pyramid.Decode(parameters, image);
                pyramid.Adjoint(image, parameters);
            }
        }), 0, 1000);
    }

    [Theory]
    [InlineData(0, 0.7f)]
    [InlineData(17, 0.7f)]
    [InlineData(6, 0)]
    [InlineData(6, float.NaN)]
    public void Constructor_BadSetting_SaysWhatIsAccepted(int levels, float scale)
    {
        var exception = Assert.Throws<PasticheException>(() => new LaplacianPyramid(8, 8, levels, scale));

        Assert.Contains("accepted:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_WrongLength_SaysWhichIsExpected()
    {
        var pyramid = new LaplacianPyramid(8, 8);

        var exception = Assert.Throws<PasticheException>(() => pyramid.Decode(new float[3], new float[pyramid.ImageLength]));

        Assert.Equal($"The parameters: 3 values; expected {pyramid.ParameterCount} for 8×8.", exception.Message);
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
