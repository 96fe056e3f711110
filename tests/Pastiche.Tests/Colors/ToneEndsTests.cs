using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

public class ToneEndsTests
{
    private static readonly Image Photograph = Samples.Photograph(120, 80);
    private static readonly Image Dull = Shaded(Photograph, 0.35f, 0.4f);
    private static readonly Image Vivid = Shaded(Photograph, 0.25f, 0.55f);

    [Fact]
    public void Stretch_DullPicture_ReachesTheEndsOfTheStyle()
    {
        var stretched = ToneEnds.Stretch(Dull, null, [(Vivid, null, 1)]);

        Assert.Equal(End(Vivid, 0.005), End(stretched, 0.005), 2e-3f);
        Assert.Equal(End(Vivid, 0.995), End(stretched, 0.995), 2e-3f);
        Assert.True(End(Dull, 0.005) > End(Vivid, 0.005) + 0.02f);
    }

    [Fact]
    public void Stretch_PictureThatReachesThemAlready_IsThePicture()
    {
        Assert.Same(Vivid, ToneEnds.Stretch(Vivid, null, [(Dull, null, 1)]));
        Assert.Same(Dull, ToneEnds.Stretch(Dull, null, [(Dull.Clone(), null, 3)]));
    }

    [Fact]
    public void Stretch_Twice_IsStretchedOnce()
    {
        var once = ToneEnds.Stretch(Dull, null, [(Vivid, null, 1)]);
        var twice = ToneEnds.Stretch(once, null, [(Vivid, null, 1)]);

        Assert.All(once.Pixels.ToArray().Zip(twice.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 5e-3f));
    }

    [Fact]
    public void Stretch_VeryDullPicture_GainsHalfOfItsContrast()
    {
        var faint = Shaded(Photograph, 0.45f, 0.1f);
        var stretched = ToneEnds.Stretch(faint, null, [(Photograph, null, 1)]);

        Assert.Equal(1.5f, (End(stretched, 0.995) - End(stretched, 0.005)) / (End(faint, 0.995) - End(faint, 0.005)), 0.02f);
    }

    [Fact]
    public void Stretch_AnyPixel_KeepsItsHueAndItsOrderAndIsNotCutOff()
    {
        var stretched = ToneEnds.Stretch(Dull, null, [(Vivid, null, 1)]);
        var pairs = Enumerable.Range(0, 120 * 80)
            .Select(i => (Before: LuminanceTransfer.At(Dull, i), After: LuminanceTransfer.At(stretched, i)))
            .OrderBy(pair => pair.Before.Lightness)
            .ToArray();

        Assert.All(stretched.Pixels.ToArray(), value => Assert.InRange(value, 0.001f, 0.999f));
        Assert.All(pairs.Zip(pairs[1..]), next => Assert.True(next.Second.After.Lightness >= next.First.After.Lightness - 1e-3f));
        Assert.All(pairs.Where(pair => Chroma(pair.Before) > 0.03), pair => Assert.Equal(Hue(pair.Before), Hue(pair.After), 0.02));
    }

    [Fact]
    public void Stretch_SeveralStyles_CountByTheirWeightsAndMasks()
    {
        var black = new Image(120, 80);
        var left = new Mask(120, [.. Enumerable.Range(0, 120 * 80).Select(i => i % 120 < 60 ? 1f : 0)]);
        var half = Vivid.Clone();
        for (var i = 0; i < 120 * 80; i++)
        {
            if (i % 120 < 60) continue;
            for (var channel = 0; channel < 3; channel++) half.Plane(channel)[i] = 0;
        }

        float Darkest(params (Image, Mask?, double)[] styles) => End(ToneEnds.Stretch(Dull, null, styles), 0.005);

        Assert.Equal(Darkest((Vivid, null, 1)), Darkest((Vivid, null, 2), (black, null, 0)));
        Assert.Equal(Darkest((Vivid, null, 1)), Darkest((Vivid, null, 1000), (black, null, 1)), 0.02f);
        Assert.True(Darkest((Vivid, null, 1), (black, null, 1)) < Darkest((Vivid, null, 1)) - 0.02f);
        Assert.Equal(Darkest((Vivid, left, 1)), Darkest((half, left, 1)));
        Assert.True(Darkest((half, null, 1)) < Darkest((half, left, 1)) - 0.02f);
    }

    [Fact]
    public void Stretch_WeightsOfThePicture_DecideWhereItsEndsAre()
    {
        var spotted = Dull.Clone();
        for (var channel = 0; channel < 3; channel++) spotted.Plane(channel)[..240].Clear();
        var rest = new Mask(120, [.. Enumerable.Range(0, 120 * 80).Select(i => i < 240 ? 0f : 1)]);

        var (all, weighted) = (ToneEnds.Stretch(spotted, null, [(Vivid, null, 1)]), ToneEnds.Stretch(spotted, rest, [(Vivid, null, 1)]));

        Assert.True(End(weighted, 0.1) < End(all, 0.1));
    }

    [Fact]
    public void Stretch_FlatOrInvisiblePicture_StaysAsItIs()
    {
        var flat = Shaded(Photograph, 0.4f, 0);
        var invisible = new Image(4, 4, hasAlpha: true);

        Assert.All(ToneEnds.Stretch(flat, null, [(Vivid, null, 1)]).Pixels.ToArray(), value => Assert.Equal(0.4f, value, 1e-3f));
        Assert.Same(invisible, ToneEnds.Stretch(invisible, null, [(Vivid, null, 1)]));
        Assert.Same(Dull, ToneEnds.Stretch(Dull, null, [(flat, null, 1)]));
    }

    private static Image Shaded(Image image, float floor, float range)
    {
        var shaded = image.Clone();
        foreach (ref var value in shaded.Pixels) value = floor + (range * value);
        return shaded;
    }

    /// <summary>The lightness below which a share of the pixels is, of all pixels in order.</summary>
    private static float End(Image image, double share)
    {
        float[] all = [.. Enumerable.Range(0, image.Width * image.Height).Select(i => LuminanceTransfer.At(image, i).Lightness).Order()];
        return all[(int)(share * (all.Length - 1))];
    }

    private static double Chroma(OkLab color) => Math.Sqrt((color.GreenRed * color.GreenRed) + (color.BlueYellow * color.BlueYellow));

    private static double Hue(OkLab color) => Math.Atan2(color.BlueYellow, color.GreenRed);
}
