using CsCheck;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class MaskTests
{
    private static readonly Gen<(Mask Mask, int Width, int Height)> Reductions =
        from width in Gen.Int[1, 40]
        from height in Gen.Int[1, 40]
        from values in Gen.Single[0, 1].Array[width * height]
        from smaller in Gen.Select(Gen.Int[1, width], Gen.Int[1, height])
        select (new Mask(width, values), smaller.Item1, smaller.Item2);

    [Fact]
    public void Resize_Smaller_KeepsTheMean() =>
        Reductions.Sample(c => Assert.Equal(c.Mask.Coverage, c.Mask.Resize(c.Width, c.Height).Coverage, 1e-5));

    [Fact]
    public void Resize_Smaller_LosesNoPart()
    {
        var values = new float[64 * 64];
        values[1000] = 1;
        var reduced = new Mask(64, values).Resize(4, 4);
        Assert.Equal(1 / 256f, Assert.Single(reduced.Values.ToArray(), value => value > 0), 1e-6f);
    }

    [Fact]
    public void Resize_HardEdge_StaysWithinBlackAndWhite()
    {
        float[] values = [.. Enumerable.Range(0, 30 * 30).Select(i => i % 30 < 13 ? 1f : 0)];
        foreach (var side in new[] { 7, 30, 75 })
            Assert.All(new Mask(30, values).Resize(side, side).Values.ToArray(), value => Assert.InRange(value, 0, 1 + 1e-6f));
    }

    [Fact]
    public void Of_Gray_IsItselfToTheBit()
    {
        var image = new Image(256, 1);
        for (var channel = 0; channel < 3; channel++)
            for (var i = 0; i < 256; i++) image.Plane(channel)[i] = i / 255f;
        Assert.Equal(image.Plane(0).ToArray(), Mask.Of(image).Values.ToArray());
    }

    [Fact]
    public void Of_Colors_IsTheirLuma()
    {
        var image = new Image(3, 1);
        for (var channel = 0; channel < 3; channel++) image.Plane(channel)[channel] = 1;
        Assert.Equal([0.2126f, 0.7152f, 0.0722f], Mask.Of(image).Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Of_Transparent_IsBlack()
    {
        var image = new Image(2, 1, hasAlpha: true);
        image.Pixels.Fill(1);
        image.Alpha[1] = 0.5f;
        Assert.Equal([0, 0.5f], Mask.Of(image).Values.ToArray());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void IsBlank_OneStepOfEightBits_IsSomething(int step, bool blank) => Assert.Equal(blank, new Mask(2, [0, step / 255f]).IsBlank);

    [Fact]
    public void Pad_IsReflected() => Assert.Equal([1, 2, 3, 2, 1, 1, 2, 3, 2, 1], new Mask(3, [1, 2, 3]).Pad(5, 2).Values.ToArray());
}
