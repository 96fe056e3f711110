using Xunit;

namespace Pastiche.Tests;

/// <summary>Styles in their places: what is painted, and what is not.</summary>
public sealed class RegionsTests : IDisposable
{
    private const int Side = 64;

    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, Side).WithIterations(5) };
    private static readonly Image Content = Samples.Photograph(Side, 48);
    private static readonly Image One = Randoms.Image(60, 50);
    private static readonly Image Other = Randoms.Image(50, 60, seed: 4);

    private readonly Stylizer _stylizer = new();

    public void Dispose() => _stylizer.Dispose();

    [Fact]
    public void Run_HardMask_PaintsThereAndOnlyThere()
    {
        var image = _stylizer.Run(Content, new Style(One) { Region = Half(Side, 48) }, Short).Image;
        var (inside, outside) = (0.0, 0.0);
        ForEach(image, (x, difference) =>
        {
            if (x < Side / 2) inside = Math.Max(inside, difference);
            else outside = Math.Max(outside, difference);
        });
        Assert.InRange(outside, 0, 1.0 / 255);
        Assert.True(inside > 0.1, $"{inside}");
    }

    [Fact]
    public void Run_SoftMask_FadesIntoTheContent()
    {
        var slope = Mask(Side, 48, (x, _) => Math.Clamp((40f - x) / 32, 0, 1));
        var image = _stylizer.Run(Content, new Style(One) { Region = slope }, Short).Image;
        var (painted, faint) = (0.0, 0.0);
        ForEach(image, (x, difference) =>
        {
            if (x < 8) painted += difference;
            if (x is >= 32 and < 40) faint += difference;
            if (x > 40) Assert.InRange(difference, 0, 1.0 / 255);
        });
        Assert.True(painted > 3 * faint && faint > 0, $"{painted}, {faint}");
    }

    [Fact]
    public void Run_MaskOfAnotherSize_IsScaledToTheContent()
    {
        var (exact, large) = (Paint(new Style(One) { Region = Half(Side, 48) }), Paint(new Style(One) { Region = Half(256, 192) }));
        Assert.All(exact.Zip(large), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Run_TwoMasks_PaintsEachStyleInItsPlace()
    {
        // Away from where they meet each half is nearer to what it would be if its style were everywhere.
        var (left, right) = (Half(Side, 48), Mask(Side, 48, (x, _) => x < Side / 2 ? 0 : 1));
        var both = _stylizer.Run(Content, [new Style(One) { Region = left }, new Style(Other) { Region = right }], Short).Image;
        var same = _stylizer.Run(Content, [new Style(One) { Region = left }, new Style(One) { Region = right }], Short).Image;
        var swapped = _stylizer.Run(Content, [new Style(Other) { Region = left }, new Style(Other) { Region = right }], Short).Image;
        Assert.True(Distance(both, same, left: true) < Distance(both, swapped, left: true), "left");
        Assert.True(Distance(both, swapped, left: false) < Distance(both, same, left: false), "right");
    }

    [Fact]
    public void Run_StyleWithoutAMask_PaintsWhatTheOthersLeave()
    {
        var masked = Paint([new Style(One) { Region = Half(Side, 48) }, Other]);
        Style one = new(One) { Region = Half(Side, 48) }, other = new(Other) { Region = Mask(Side, 48, (x, _) => x < Side / 2 ? 0 : 1) };
        Assert.Equal(Paint([one, other]), masked);
    }

    [Fact]
    public void Run_NoiseInsideAMask_LeavesTheRest()
    {
        var options = Short with { Initialization = Initialization.Noise, ContentWeight = 0 };
        ForEach(_stylizer.Run(Content, new Style(One) { Region = Half(Side, 48) }, options).Image, (x, difference) =>
            Assert.True(x < Side / 2 || difference <= 1.0 / 255));
    }

    [Fact]
    public void Run_StyleMask_LooksAtThatPartOnly()
    {
        // The right half of the style may be anything.
        var other = One.Clone();
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < 60 * 50; i++)
                if (i % 60 >= 50) other.Plane(channel)[i] = 1 - other.Plane(channel)[i];
        }

        var mask = Mask(60, 50, (x, _) => x < 20 ? 1 : 0);
        var part = Paint(new Style(One) { Mask = mask });
        Assert.NotEqual(part, Paint(One));
        var (near, far) = (Distance(part, Paint(new Style(other) { Mask = mask })), Distance(Paint(One), Paint(other)));
        // Only what a feature sees beyond the edge is left of it.
        Assert.True(near < 0.7 * far, $"{near}, {far}");
    }

    [Fact]
    public void Run_BlendOfOneAndNothing_IsThatStyleToTheBit()
    {
        Assert.Equal(Paint(One), Paint([One, new Style(Other) { Weight = 0 }]));
        Assert.Equal(Paint(Other), Paint([new Style(One) { Weight = 0 }, Other]));
    }

    [Fact]
    public void Run_Blend_LiesBetweenTheStylesAndFollowsTheirWeights()
    {
        var (one, other) = (Paint(One), Paint(Other));
        var (mostly, evenly) = (Paint([new Style(One) { Weight = 9 }, Other]), Paint([One, Other]));
        Assert.True(Distance(mostly, one) < Distance(evenly, one));
        Assert.True(Distance(evenly, other) < Distance(mostly, other));
        Assert.Equal(evenly, Paint([new Style(One) { Weight = 5 }, new Style(Other) { Weight = 5 }]));
    }

    [Fact]
    public void Run_StyleScaleOfOneStyle_IsItsOwn()
    {
        var options = Short with { Scales = ScaleSchedule.Of(96).WithIterations(2) };
        float[] Paint(StyleMix styles, float scale) =>
            _stylizer.Run(Content, styles, options with { StyleScale = scale }).Image.Pixels.ToArray();
        Assert.Equal(Paint(One, 0.5f), Paint(new Style(One) { Scale = 0.5f }, 1));
        Assert.NotEqual(Paint([One, Other], 1), Paint([new Style(One) { Scale = 0.5f }, Other], 1));
    }

    [Theory]
    [InlineData(true, "region of the style is black, or transparent, everywhere")]
    [InlineData(false, "mask of the style is black, or transparent, everywhere")]
    public void Plan_BlankMask_IsRefused(bool region, string expected)
    {
        var black = new Image(10, 10);
        var style = region ? new Style(One) { Region = black } : new Style(One) { Mask = black };
        Assert.Contains(expected, Assert.Throws<PasticheException>(() => _stylizer.Plan(Content, style)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_Masks_AreNoted()
    {
        Assert.Equal(
            ["the mask of where the style is painted covers 50 % of the content picture"],
            _stylizer.Plan(Content, new Style(One) { Region = Half(32, 24) }, Short).Notes);
        Assert.Empty(_stylizer.Plan(Content, One, Short).Notes);
    }

    [Fact]
    public void Run_ColorsOfOneMap_AreWhatSeparateMasksAre()
    {
        var map = Imaging.Drawings.Colored(Side, 48, (x, _) => x < Side / 2 ? 0xFF0000 : 0x0000FF);
        var (red, blue) = (Pastiche.Mask.Of(map, MaskReading.Parse("#ff0000")), Pastiche.Mask.Of(map, MaskReading.Parse("#0000ff")));
        var rest = Mask(Side, 48, (x, _) => x < Side / 2 ? 0 : 1);
        Assert.Equal(
            Paint([new Style(One) { Region = Half(Side, 48) }, new Style(Other) { Region = rest }]),
            Paint([new Style(One) { Region = red }, new Style(Other) { Region = blue }]));
    }

    [Theory]
    [InlineData(ColorMethod.Luminance)]
    [InlineData(ColorMethod.Linear)]
    [InlineData(ColorMethod.Histogram)]
    public void Run_HardMaskAndColorsOfTheContent_LeaveTheRest(ColorMethod method)
    {
        var options = Short with { Colors = ColorSource.Content, ColorMethod = method };
        ForEach(_stylizer.Run(Content, new Style(One) { Region = Half(Side, 48) }, options).Image, (x, difference) =>
            Assert.True(x < Side / 2 || difference <= 1.0 / 255, $"{x}: {difference}"));
    }

    private float[] Paint(StyleMix styles) => _stylizer.Run(Content, styles, Short).Image.Pixels.ToArray();

    private static void ForEach(Image image, Action<int, double> look)
    {
        for (var i = 0; i < image.Pixels.Length; i++) look(i % image.Width, Math.Abs(image.Pixels[i] - Content.Pixels[i]));
    }

    private static double Distance(float[] one, float[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Average());

    private static double Distance(Image one, Image other, bool left)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Pixels.Length; i++)
        {
            var x = i % one.Width;
            if (left ? x < 16 : x >= 48) sum += Math.Pow(one.Pixels[i] - other.Pixels[i], 2);
        }

        return Math.Sqrt(sum);
    }

    private static Image Half(int width, int height) => Mask(width, height, (x, _) => x < width / 2 ? 1 : 0);

    private static Image Mask(int width, int height, Func<int, int, float> value)
    {
        var image = new Image(width, height);
        for (var channel = 0; channel < 3; channel++)
            for (var i = 0; i < width * height; i++) image.Plane(channel)[i] = value(i % width, i / width);
        return image;
    }
}
