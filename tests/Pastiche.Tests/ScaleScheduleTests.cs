using Xunit;

namespace Pastiche.Tests;

public class ScaleScheduleTests
{
    [Theory]
    [InlineData(64, new[] { 64 }, new[] { 75 })]
    [InlineData(256, new[] { 128, 256 }, new[] { 75, 75 })]
    [InlineData(512, new[] { 128, 256, 512 }, new[] { 75, 75, 75 })]
    [InlineData(640, new[] { 160, 320, 640 }, new[] { 75, 75, 50 })]
    [InlineData(1024, new[] { 128, 256, 512, 1024 }, new[] { 75, 75, 75, 50 })]
    public void UpTo_LongSide_DoublesFromAbout128(int longSide, int[] sizes, int[] iterations)
    {
        var steps = ScaleSchedule.UpTo(longSide).Steps;
        Assert.Equal(sizes, steps.Select(step => step.LongSide));
        Assert.Equal(iterations, steps.Select(step => step.Iterations));
    }

    [Fact]
    public void UpTo_OtherIterations_AreThoseUpTo512()
    {
        Assert.Equal([100, 100, 100, 50], ScaleSchedule.UpTo(1024, iterations: 100).Steps.Select(step => step.Iterations));
        Assert.Equal([20, 20, 20, 20], ScaleSchedule.UpTo(1024, iterations: 20).Steps.Select(step => step.Iterations));
    }

    [Fact]
    public void UpTo_CoarseIterations_AreTheMostBeforeTheLastSize()
    {
        Assert.Equal([40, 40, 60], ScaleSchedule.UpTo(512, 60, coarseIterations: 40).Steps.Select(step => step.Iterations));
        Assert.Equal([40, 40, 40, 50], ScaleSchedule.UpTo(1024, 60, coarseIterations: 40).Steps.Select(step => step.Iterations));
        Assert.Equal([20, 20, 20], ScaleSchedule.UpTo(512, 20, coarseIterations: 40).Steps.Select(step => step.Iterations));
    }

    [Fact]
    public void WithIterations_OneOrAsMany_ReplacesThem()
    {
        Assert.Equal([7, 7], ScaleSchedule.Of(32, 64).WithIterations(7).Steps.Select(step => step.Iterations));
        Assert.Equal([7, 9], ScaleSchedule.Of(32, 64).WithIterations(7, 9).Steps.Select(step => step.Iterations));
        var problem = Assert.Throws<PasticheException>(() => ScaleSchedule.Of(32, 64).WithIterations(1, 2, 3));
        Assert.Contains("is 3; accepted: 1, or 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equality_SameSteps_IsByValue() =>
        Assert.Equal(ScaleSchedule.UpTo(256) with { SkipsTooSmall = false }, ScaleSchedule.Of(128, 256));

    [Fact]
    public void SkipsTooSmall_ChosenSizes_MayBeLeftOutAndNamedOnesNot()
    {
        Assert.True(ScaleSchedule.UpTo(256).WithIterations(3, 2).SkipsTooSmall);
        Assert.False(ScaleSchedule.Of(128, 256).WithIterations(3).SkipsTooSmall);
        Assert.False(new ScaleSchedule([new ScaleStep(64, 1)]).SkipsTooSmall);
    }
}
