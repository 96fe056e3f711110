using CsCheck;
using Pastiche.Regions;
using Xunit;

namespace Pastiche.Tests.Regions;

public class ContentBlendTests
{
    private static readonly Image Content = Randoms.Image(4, 3);

    [Fact]
    public void Apply_NothingCovered_IsTheContentToTheBit()
    {
        var image = Randoms.Image(4, 3, seed: 2);
        new ContentBlend(Content, new Mask(4, new float[12])).Apply(image.Pixels);
        Assert.Equal(Content.Pixels.ToArray(), image.Pixels.ToArray());
    }

    [Fact]
    public void Apply_EverythingCovered_IsThePaintedToTheBit()
    {
        var (image, painted) = (Randoms.Image(4, 3, seed: 2), Randoms.Image(4, 3, seed: 2));
        new ContentBlend(Content, new Mask(4, [.. Enumerable.Repeat(1f, 12)])).Apply(image.Pixels);
        Assert.Equal(painted.Pixels.ToArray(), image.Pixels.ToArray());
    }

    [Fact]
    public void Adjoint_IsTheTransposeOfWhatApplyDoes() =>
        Gen.Select(
            Gen.Single[0, 1].Array[12], Gen.Single[-1, 1].Array[36], Gen.Single[-1, 1].Array[36]).Sample((cover, painted, gradient) =>
        {
            var blend = new ContentBlend(Content, new Mask(4, cover));
            var (image, zero, back) = (painted.ToArray(), new float[36], gradient.ToArray());
            blend.Apply(image);
            blend.Apply(zero);
            blend.Adjoint(back);
            // ⟨A x, g⟩ = ⟨x, Aᵀ g⟩, where the image of nothing is what does not depend on x.
            var forward = image.Zip(zero, (a, b) => a - b).Zip(gradient, (a, g) => (double)a * g).Sum();
            Assert.Equal(forward, painted.Zip(back, (x, g) => (double)x * g).Sum(), 1e-5);
        }, iter: 100);
}
