using Pastiche.Parameterizations;
using Xunit;

namespace Pastiche.Tests.Parameterizations;

public sealed class PixelsTests
{
    [Fact]
    public void EncodeDecodeAdjoint_AnyValues_AreTheIdentity()
    {
        var pixels = new Pixels(5, 3);
        var image = Randoms.Uniform(45, seed: 1);
        var (encoded, decoded, gradient) = (new float[45], new float[45], new float[45]);

        pixels.Encode(image, encoded);
        pixels.Decode(encoded, decoded);
        pixels.Adjoint(image, gradient);

        Assert.Equal(45, pixels.ParameterCount);
        Assert.Equal(image, encoded);
        Assert.Equal(image, decoded);
        Assert.Equal(image, gradient);
    }
}
