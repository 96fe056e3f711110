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
        Assert.Equal([new PlannedScale(100, 67, [new PictureSize(75, 150)], 100), new PlannedScale(200, 133, [new PictureSize(150, 300)], 100)], plan.Scales);
    }

    [Fact]
    public void Plan_Memory_GrowsWithTheSizeAndShrinksWithAdam()
    {
        using var stylizer = new Stylizer();
        long Bytes(int size, OptimizerKind optimizer) =>
            stylizer.Plan(new Image(300, 200), new Image(300, 200), new() { Scales = ScaleSchedule.UpTo(size), Optimizer = optimizer }).MemoryBytes;
        Assert.True(Bytes(1024, OptimizerKind.Lbfgs) > Bytes(512, OptimizerKind.Lbfgs));
        Assert.True(Bytes(1024, OptimizerKind.Adam) < Bytes(1024, OptimizerKind.Lbfgs));
    }

    [Theory]
    [InlineData(1000, 100, 600, 400, "content picture (1000×100) is 128×13")]
    [InlineData(600, 400, 1000, 100, "style picture (1000×100) is 128×13")]
    [InlineData(600, 400, 8, 4000, "style picture (8×4000) is 1×128")]
    public void Plan_NarrowPicture_IsRefusedWithItsSizes(int width, int height, int styleWidth, int styleHeight, string expected)
    {
        using var stylizer = new Stylizer();
        var problem = Assert.Throws<PasticheException>(() => stylizer.Plan(new Image(width, height), new Image(styleWidth, styleHeight)));
        Assert.Contains($"The {expected} at the smallest scale; both sides need at least 16", problem.Message, StringComparison.Ordinal);
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
        Image Mask(int seed) => Randoms.Picture(300, 200, seed);
        var options = new StylizeOptions { Scales = ScaleSchedule.UpTo(1024) };
        var plain = stylizer.Plan(content, style, options).MemoryBytes;
        var masked = stylizer.Plan(content, [.. Enumerable.Range(1, 4).Select(seed => new Style(style) { Region = Mask(seed) })], options).MemoryBytes;
        var many = stylizer.Plan(content, [.. Enumerable.Range(0, 50).Select(_ => new Style(new Image(300, 200)))], options).MemoryBytes;
        Assert.InRange(masked - plain, 300_000_000, 500_000_000);
        Assert.Equal(49 * 300 * 200 * 12, many - plain);
    }

    [Fact]
    public void Plan_Memory_CountsALargeStylePicture()
    {
        using var stylizer = new Stylizer();
        long Bytes(float styleScale) =>
            stylizer.Plan(new Image(300, 200), new Image(300, 200), new() { StyleScale = styleScale }).MemoryBytes;
        Assert.True(Bytes(8) > 2 * Bytes(1));
    }
}
