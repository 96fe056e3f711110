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
        Assert.Equal([new PlannedScale(100, 67, 75, 150, 100), new PlannedScale(200, 133, 150, 300, 100)], plan.Scales);
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
    [InlineData(1, 1, 600, 400, "content")]
    [InlineData(600, 400, 1000, 100, "style")]
    [InlineData(600, 400, 8, 4000, "style")]
    public void Plan_NarrowPicture_IsRefusedWithItsSizes(int width, int height, int styleWidth, int styleHeight, string kind)
    {
        using var stylizer = new Stylizer();
        var square = width == 1 ? new StylizeOptions { Scales = ScaleSchedule.Of(16) } : StylizeOptions.Default;
        if (width == 1)
        {
            Assert.Equal(16, stylizer.Plan(new Image(1, 1), new Image(1, 1), square).Scales[0].Width);
            return;
        }

        var problem = Assert.Throws<PasticheException>(() => stylizer.Plan(new Image(width, height), new Image(styleWidth, styleHeight)));
        Assert.Contains($"The {kind} picture ({styleWidth}×{styleHeight})", problem.Message, StringComparison.Ordinal);
        Assert.Contains("at least 16", problem.Message, StringComparison.Ordinal);
    }
}
