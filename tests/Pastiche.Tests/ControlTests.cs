using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests;

/// <summary>How strongly, with whose colours, by which statistics, and without a seam.</summary>
public sealed class ControlTests : IDisposable
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 64).WithIterations(6) };
    private static readonly Image Content = Samples.Photograph(64, 48);
    private static readonly Image Style = Randoms.Image(60, 50);

    private readonly Stylizer _stylizer = new(engine: Engine.Cpu);

    public static TheoryData<StyleLossKind> Losses => [.. Enum.GetValues<StyleLossKind>()];

    public void Dispose() => _stylizer.Dispose();

    [Fact]
    public void Run_NoStrength_IsTheContent() => Assert.All(
        Paint(Short with { Strength = 0 }).Pixels.ToArray().Zip(Content.Pixels.ToArray()),
        pair => Assert.Equal(pair.Second, pair.First, 1f / 255));

    [Fact]
    public void Run_MoreStrength_IsFurtherFromTheContent()
    {
        // From 0.5 on these few iterations lead about as far, and which goes further is a matter of rounding.
        double[] distances = [.. new[] { 0, 0.2f, 0.5f }.Select(strength => Distance(Paint(Short with { Strength = strength }), Content))];
        Assert.True(distances[1] > distances[0] + 0.05, $"{distances[1]} after {distances[0]}");
        Assert.True(distances[2] > distances[1] + 0.02, $"{distances[2]} after {distances[1]}");
    }

    [Fact]
    public void Run_HalfStrength_IsTheWeightsThemselves() =>
        Assert.Equal(Paint(Short).Pixels.ToArray(), Paint(Short with { Strength = 0.5f }).Pixels.ToArray());

    [Fact]
    public void Run_FullStrength_IgnoresTheContent()
    {
        var options = Short with { Strength = 1, Initialization = Initialization.Noise };
        Assert.Equal(Paint(options).Pixels.ToArray(), _stylizer.Run(Randoms.Image(64, 48, seed: 9), Style, options).Image.Pixels.ToArray());
    }

    [Fact]
    public void Validate_StrengthThatLeavesNothing_IsRefused() =>
        Assert.Throws<PasticheException>(() => _stylizer.Plan(Content, Style, Short with { Strength = 0, ContentWeight = 0 }));

    /// <summary>
    /// ΔE in OkLab, where 0.02 is about the least that is seen: hue stays, and chroma gives way only where a lightness cannot have it.
    /// </summary>
    [Fact]
    public void Run_ColorsOfTheContent_KeepsItsChroma()
    {
        var kept = Paint(Short with { Colors = ColorSource.Content });
        Assert.InRange(MeanChromaDifference(kept, Content), 0, 0.01);
        Assert.True(MeanChromaDifference(Paint(Short), Content) > 0.05);
        Assert.True(Distance(kept, Content) > 0.05, "nothing was painted");
    }

    [Theory]
    [InlineData(ColorSource.Content, ColorMethod.Linear)]
    [InlineData(ColorSource.Content, ColorMethod.Cholesky)]
    [InlineData(ColorSource.Content, ColorMethod.Histogram)]
    public void Run_ColorsOfTheContentAsAWhole_HasItsMeanAndSpread(ColorSource source, ColorMethod method)
    {
        var (kept, wanted) =
            (ColorStatistics.Of(Paint(Short with { Colors = source, ColorMethod = method }), null), ColorStatistics.Of(Content, null));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(wanted.Mean[i], kept.Mean[i], 0.02);
            Assert.Equal(Math.Sqrt(wanted.Covariance[i, i]), Math.Sqrt(kept.Covariance[i, i]), 0.03);
        }
    }

    [Fact]
    public void Run_EachWayWithColors_IsAnotherPicture()
    {
        var images = from source in new[] { ColorSource.Content, ColorSource.Match }
                     from method in Enum.GetValues<ColorMethod>()
                     select Paint(Short with { Colors = source, ColorMethod = method }).Pixels.ToArray();
        Assert.Equal(
            9, images.Append(Paint(Short).Pixels.ToArray()).Select(pixels => string.Join(' ', pixels[1000..1010])).Distinct().Count());
    }

    [Theory]
    [InlineData(ColorSource.Content, ColorMethod.Luminance)]
    [InlineData(ColorSource.Match, ColorMethod.Linear)]
    public void Run_ColorsWithoutAMethod_HasTheUsualOne(ColorSource source, ColorMethod usual) => Assert.Equal(
        Paint(Short with { Colors = source, ColorMethod = usual }).Pixels.ToArray(),
        Paint(Short with { Colors = source }).Pixels.ToArray());

    [Fact]
    public void Validate_MethodWithoutAnythingToKeep_IsRefused() =>
        Assert.Throws<PasticheException>(() => _stylizer.Plan(Content, Style, Short with { ColorMethod = ColorMethod.Linear }));

    [Theory]
    [InlineData(ColorSource.Content)]
    [InlineData(ColorSource.Match)]
    public void Run_GrayContent_StaysFinite(ColorSource source)
    {
        var gray = LuminanceTransfer.Gray(Content);
        foreach (var method in Enum.GetValues<ColorMethod>())
        {
            var image = _stylizer.Run(
                gray, Style, Short with { Colors = source, ColorMethod = method, Scales = ScaleSchedule.Of(48).WithIterations(2) });
            Assert.All(image.Image.Pixels.ToArray(), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Run_EachStyleLoss_RunsOnOurEngineAndFalls(StyleLossKind kind)
    {
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(64).WithIterations(10), StyleLosses = [new StyleLossWeight(kind)] };
        var steps =
            _stylizer.Steps(Content, [new Style(Style) { Region = Disc(64, 48) }, Randoms.Image(50, 50, seed: 6)], options).ToArray();
        Assert.Equal(Engine.Cpu, steps[^1].Engine.Engine);
        Assert.True(steps[^1].Terms.Style < 0.7 * steps[0].Terms.Style, $"{steps[0].Terms.Style} → {steps[^1].Terms.Style}");
    }

    /// <summary>With hardly any variance, a covariance in 32 bits has eigenvalues below 0.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Run_HardlyAnyVariance_StaysFinite(StyleLossKind kind)
    {
        var (faint, slope) = (Randoms.Image(60, 50), new Image(64, 48));
        foreach (ref var value in faint.Pixels) value = 0.5f + ((value - 0.5f) / 100);
        for (var i = 0; i < slope.Pixels.Length; i++) slope.Pixels[i] = 0.5f + (0.02f * (i % 64) / 64);
        var options = Short with { StyleLosses = [new(kind)], StyleLayers = [new("stem"), new("stage2_1")], ContentWeight = 0 };
        RequireFinite(Content, Style, options with { Initialization = Initialization.Gray });
        RequireFinite(Content, faint, options);
        RequireFinite(slope, Style, options);

        void RequireFinite(Image content, Image style, StylizeOptions with) =>
            Assert.All(_stylizer.Steps(content, style, with), step => Assert.True(double.IsFinite(step.Total), $"{step.Total}"));
    }

    /// <summary>There a covariance is nothing but rounding.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Run_RegionOfOnePixel_StaysFinite(StyleLossKind kind)
    {
        var dot = new Image(64, 48);
        for (var channel = 0; channel < 3; channel++) dot.Plane(channel)[1000] = 1;
        var options = Short with
        {
            StyleLosses = [new(kind)],
            StyleLayers = [new("stem"), new("stage2_1")],
            Colors = ColorSource.Match,
            ColorMethod = ColorMethod.Cholesky,
        };
        foreach (var style in new[] { new Style(Style) { Region = dot }, new Style(Content) { Mask = dot } })
            Assert.All(_stylizer.Steps(Content, style, options), step => Assert.True(double.IsFinite(step.Total), $"{step.Total}"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Run_EachStyleLoss_FallsToATenthInAHundredIterations()
    {
        var (content, style) = (
            Image.Load(Samples.Content("coffee.jpg"), 256),
            Image.Load(Path.Combine(Samples.RepositoryRoot, "samples", "styles", "stained_glass.jpg"), 256));
        foreach (var kind in Enum.GetValues<StyleLossKind>().Except([StyleLossKind.Neighbors]))
        {
            var options = StylizeOptions.Classic with
            {
                Scales = ScaleSchedule.Of(256).WithIterations(100),
                StyleLosses = [new StyleLossWeight(kind)],
            };
            var steps = _stylizer.Steps(content, style, options).Select(step => step.Terms.Style).ToArray();
            Assert.True(steps[^1] < steps[0] / 10, $"{kind}: {steps[0]} → {steps[^1]}");
        }
    }

    [Fact]
    public void Run_SeveralStyleLosses_ShareTheWeight()
    {
        var both = Paint(Short with { StyleLosses = [new(StyleLossKind.Gram), new(StyleLossKind.Mean)] });
        var one = Paint(Short with { StyleLosses = [new(StyleLossKind.Gram)] }).Pixels.ToArray();
        Assert.NotEqual(one, both.Pixels.ToArray());
        Assert.Equal(
            one,
            Paint(Short with { StyleLosses = [new(StyleLossKind.Gram, 3), new(StyleLossKind.Mean, 0)] }).Pixels.ToArray());
    }

    [Theory]
    [InlineData(0, "The sum of the style losses' weights is 0; accepted: above 0.")]
    [InlineData(-1, "The weight of the style loss Gram is -1; accepted: 0 or more.")]
    public void Validate_StyleLossesThatAreNone_AreRefused(float weight, string expected) => Assert.Equal(
        expected,
        Assert.Throws<PasticheException>(
            () => _stylizer.Plan(Content, Style, Short with { StyleLosses = [new(StyleLossKind.Gram, weight)] })).Message);

    [Fact]
    public void Run_Tileable_HasNoSeam()
    {
        var options = new StylizeOptions
        {
            Scales = ScaleSchedule.Of(64, 96).WithIterations(30),
            ContentWeight = 0,
            Initialization = Initialization.Noise,
            Tileable = true,
        };
        var (tile, plain) = (Texture(options), Texture(options with { Tileable = false }));
        Assert.True(Seam(tile) < 0.6 * Seam(plain), $"{Seam(tile)}, {Seam(plain)}");
        Assert.True(Seam(Turned(tile)) < 0.6 * Seam(Turned(plain)), $"{Seam(Turned(tile))}, {Seam(Turned(plain))}");
    }

    [Fact]
    public void Run_TileOfNoStrength_IsTheContent()
    {
        var content = Samples.Photograph(96, 64);
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(48, 96).WithIterations(3), Strength = 0, Tileable = true };
        var tile = _stylizer.Run(content, Style, options).Image;
        Assert.All(tile.Pixels.ToArray().Zip(content.Pixels.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 2f / 255));
    }

    [Fact]
    public void Plan_TileThatDoesNotFit_NamesOneThatDoes() => Assert.Equal(
        "A tileable picture cannot be 100×70: its sides must be multiples of 16, the network's stride; 96×64 would do.",
        Assert.Throws<PasticheException>(
            () => _stylizer.Plan(new Image(100, 70), Style, new() { Tileable = true, Scales = ScaleSchedule.Of(100) })).Message);

    private static Image Turned(Image image)
    {
        var turned = new Image(image.Height, image.Width);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < image.Width * image.Height; i++)
                turned.Plane(channel)[((i % image.Width) * image.Height) + (i / image.Width)] = image.Plane(channel)[i];
        }

        return turned;
    }

    private Image Texture(StylizeOptions options) => _stylizer.Run(new Image(96, 64), Samples.Photograph(80, 60), options).Image;

    private Image Paint(StylizeOptions options) => _stylizer.Run(Content, Style, options).Image;

    /// <summary>How much larger differences across the left and right edge are than those inside.</summary>
    private static double Seam(Image image)
    {
        var (seam, inside) = (0.0, 0.0);
        for (var row = 0; row < 3 * image.Height; row++)
        {
            var pixels = image.Pixels.Slice(row * image.Width, image.Width);
            seam += Math.Abs(pixels[^1] - pixels[0]);
            for (var x = 1; x < pixels.Length; x++) inside += Math.Abs(pixels[x] - pixels[x - 1]) / (pixels.Length - 1);
        }

        return seam / inside;
    }

    private static double Distance(Image one, Image other) =>
        Math.Sqrt(one.Pixels.ToArray().Zip(other.Pixels.ToArray(), (a, b) => (a - b) * (a - b)).Average());

    private static double MeanChromaDifference(Image one, Image other) => Enumerable.Range(0, one.Width * one.Height).Average(i =>
    {
        var (a, b) = (At(one, i), At(other, i));
        return Math.Sqrt(Math.Pow(a.GreenRed - b.GreenRed, 2) + Math.Pow(a.BlueYellow - b.BlueYellow, 2));
    });

    private static OkLab At(Image image, int i) =>
        OkLab.Of(Math.Clamp(image.Plane(0)[i], 0, 1), Math.Clamp(image.Plane(1)[i], 0, 1), Math.Clamp(image.Plane(2)[i], 0, 1));

    private static Image Disc(int width, int height)
    {
        var image = new Image(width, height);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < width * height; i++)
            {
                image.Plane(channel)[i] =
                    Math.Pow((i % width) - (width / 2), 2) + Math.Pow((i / width) - (height / 2), 2) < height * height / 9.0 ? 1 : 0;
            }
        }

        return image;
    }
}
