using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

public class StylizePlanTests
{
    [Fact]
    public void Plan_Sizes_KeepBothPicturesProportions()
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(100, 200), StyleScale = 1.5f };
        var plan = stylizer.Plan(new Image(300, 200), new Image(400, 800), options);
        Assert.Equal(
            [new PlannedScale(100, 67, [new ImageSize(75, 150)], 75), new PlannedScale(200, 133, [new ImageSize(150, 300)], 75)],
            plan.Scales.Select(scale => scale with { Operations = 0 }));
    }

    [Fact]
    public void Plan_Operations_GrowWithIterationsAndPixels()
    {
        using var stylizer = new Stylizer();
        double Operations(int side, int iterations) => stylizer.Plan(
            new Image(side, side), new Image(64, 64), StylizeOptions.Classic with
            {
                Scales = ScaleSchedule.Of(side).WithIterations(iterations),
            }).Operations;

        // Targets are measured once.
        Assert.InRange(Operations(512, 100) / Operations(512, 10), 9, 10);
        Assert.InRange(Operations(512, 100) / Operations(256, 100), 3.99, 4.01);
    }

    [Fact]
    public void Plan_Operations_CountTheHalosOfTiles()
    {
        using var stylizer = new Stylizer();
        double Operations(int? tile) => stylizer.Plan(
            new Image(1024, 1024), new Image(64, 64), new() { Scales = ScaleSchedule.Of(1024), TileSide = tile }).Operations;
        Assert.InRange(Operations(512) / Operations(null), 1.5, 2.5);
        Assert.True(Operations(128) > 1.5 * Operations(512));
    }

    [Fact]
    public void EstimateTime_MoreWork_TakesLonger()
    {
        using var stylizer = new Stylizer();
        TimeSpan Time(int side) => stylizer.EstimateTime(stylizer.Plan(
            new Image(300, 200), new Image(64, 64), new() { Scales = ScaleSchedule.UpTo(side) }));
        Assert.True(Time(1024) > Time(512) && Time(512) > Time(256) && Time(256) > TimeSpan.Zero);
    }

    [Fact]
    public void Plan_Memory_GrowsWithTheSizeAndShrinksWithAdam()
    {
        using var stylizer = new Stylizer();
        long Bytes(int size, OptimizerKind optimizer) =>
            stylizer.Plan(
                new Image(300, 200), new Image(300, 200), new() { Scales = ScaleSchedule.UpTo(size), Optimizer = optimizer }).MemoryBytes;
        Assert.True(Bytes(1024, OptimizerKind.Lbfgs) > Bytes(512, OptimizerKind.Lbfgs));
        Assert.True(Bytes(1024, OptimizerKind.Adam) < Bytes(1024, OptimizerKind.Lbfgs));
    }

    [Theory]
    [InlineData(1200, 120, 600, 400, 1)]
    [InlineData(2000, 100, 600, 400, 2)]
    [InlineData(600, 400, 100, 1200, 1)]
    [InlineData(600, 400, 8, 100, 0)]
    [InlineData(800, 100, 600, 400, 0)]
    public void Plan_ScalesTooSmallForAPicture_AreLeftOutUnlessNamed(int width, int height, int styleWidth, int styleHeight, int leftOut)
    {
        using var stylizer = new Stylizer();
        var (content, style) = (new Image(width, height), new Image(styleWidth, styleHeight));
        var options = new StylizeOptions { StyleScale = styleWidth == 8 ? 4 : 1 };

        var plan = stylizer.Plan(content, style, options);

        Assert.Equal(StylizeOptions.Default.Scales.Steps.Count - leftOut, plan.Scales.Count);
        Assert.Equal(512, Math.Max(plan.Scales[^1].Width, plan.Scales[^1].Height));
        Assert.Equal(leftOut, plan.Notes.Count);
        const string Note = "^the scale of (128|256) pixels is left out: a side .* under 16 pixels there$";
        Assert.All(plan.Notes, note => Assert.Matches(Note, note));
        var named = options with { Scales = ScaleSchedule.Of(128, 256, 512) };
        if (leftOut > 0) Assert.Throws<PasticheException>(() => stylizer.Plan(content, style, named));
        else Assert.Equal(plan.Scales, stylizer.Plan(content, style, named).Scales);
    }

    [Fact]
    public void Plan_PictureTooNarrowForTheLastScale_NamesItsFileItsRealSizeAndTheWayOut()
    {
        using var folder = new TemporaryFolder();
        using var stylizer = new Stylizer();
        var path = folder.File("panorama.png");
        Randoms.Image(2000, 40).Save(path);
        var (narrow, other) = (Image.Load(path, 512), new Image(64, 64));

        string Refusal(Image content, Image style, float styleScale = 1) => Assert.Throws<PasticheException>(
            () => stylizer.Plan(content, style, new StylizeOptions { StyleScale = styleScale })).Message;

        const string End = "both sides need at least 16: choose scales of";
        Assert.Equal(
            $"The content picture {path} (2000×40) is 512×10 at the scale of 512 pixels; {End} 800 pixels or more, or crop it.",
            Refusal(narrow, other));
        Assert.Equal(
            $"The style picture {path} (2000×40) is 256×5 at the scale of 512 pixels; {End} 1600 pixels or more, or crop it.",
            Refusal(other, narrow, 0.5f));
        Assert.Equal(
            "The content picture (1×4000) is 1×512 at the scale of 512 pixels; both sides need at least 16: crop it.",
            Refusal(new Image(1, 4000), other));
    }

    [Theory]
    [InlineData(16384, 1, "The content picture would be 16384×16384")]
    [InlineData(2048, 10, "The style picture would be 20480×20480")]
    public void Plan_LargerThanAPictureMayBe_IsRefusedBeforeItStarts(int size, float styleScale, string expected)
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions { Scales = ScaleSchedule.UpTo(size), StyleScale = styleScale };
        var problem = Assert.Throws<PasticheException>(() => stylizer.Plan(new Image(300, 300), new Image(300, 300), options));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_Memory_CountsRegionsAndPictures()
    {
        using var stylizer = new Stylizer();
        var (content, style) = (new Image(300, 200), new Image(300, 200));
        Image Mask(int seed) => Randoms.Image(300, 200, seed);
        StyleMix regions = [.. Enumerable.Range(1, 4).Select(seed => new Style(style) { Region = Mask(seed) })];
        var options = StylizeOptions.Classic with { Scales = ScaleSchedule.UpTo(1024) };
        var plain = stylizer.Plan(content, style, options).MemoryBytes;
        var masked = stylizer.Plan(content, regions, options).MemoryBytes;
        var many = stylizer.Plan(content, [.. Enumerable.Range(0, 50).Select(_ => new Style(new Image(300, 200)))], options).MemoryBytes;
        Assert.InRange(masked - plain, 300_000_000, 500_000_000);
        Assert.Equal(49 * 300 * 200 * 12, many - plain);
        // Neighbors have a target at each position, in each region.
        var neighbors = options with { StyleLosses = StylizeOptions.Default.StyleLosses };
        Assert.InRange(stylizer.Plan(content, style, neighbors).MemoryBytes - plain, 200_000_000, 500_000_000);
        Assert.InRange(stylizer.Plan(content, regions, neighbors).MemoryBytes - masked, 500_000_000, 1_200_000_000);
    }

    [Fact]
    public void Plan_Memory_CountsNoMoreRememberedStepsThanAreTaken()
    {
        using var stylizer = new Stylizer();
        long Bytes(int iterations) => stylizer.Plan(
            new Image(512, 512), new Image(64, 64), new() { Scales = ScaleSchedule.Of(512).WithIterations(iterations) }).MemoryBytes;

        // A step and a change of the gradient for each but the last, four thirds as long as the picture's values.
        var vectors = 2 * sizeof(float) * 4 / 3.0 * 3 * 512 * 512 * 10;
        Assert.InRange(Bytes(30) - Bytes(11), vectors, 1.2 * vectors);
    }

    [Fact]
    public void Plan_Memory_CountsALargeStylePicture()
    {
        using var stylizer = new Stylizer();
        long Bytes(float styleScale) =>
            stylizer.Plan(new Image(300, 200), new Image(300, 200), new() { StyleScale = styleScale }).MemoryBytes;
        Assert.True(Bytes(8) > 2 * Bytes(1));
    }

    [Fact]
    public void Fit_LittleMemory_CutsThePictureIntoTilesAndShortensTheMemoryOfCurvature()
    {
        using var stylizer = new Stylizer();
        var (content, style) = (Randoms.Image(300, 200), Randoms.Image(300, 200));
        var options = new StylizeOptions { Scales = ScaleSchedule.UpTo(4096) };
        var whole = stylizer.Plan(content, style, options).MemoryBytes;

        var fitted = stylizer.Fit(content, style, options, 3_000_000_000);

        Assert.NotNull(fitted.TileSide);
        Assert.InRange(stylizer.Plan(content, style, fitted).MemoryBytes, 1, 3_000_000_000);
        Assert.Equal(options, stylizer.Fit(content, style, options, whole));
        var problem = Assert.Throws<PasticheException>(() => stylizer.Fit(content, style, options, 1_000_000_000));
        Assert.Matches("^At 4096 pixels the picture takes at least [0-9,]+ MB of memory; there are 1,000 MB\\. ", problem.Message);
    }
}
