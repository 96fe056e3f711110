using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Losses;

public class MeanLossTests
{
    [Fact]
    public void Measure_IsTheMeanOfEachMap() =>
        Assert.Equal([2.5, 6], LossGraph.Measure(new MeanLoss(), 2, 2, 2, [1, 2, 3, 4, 5, 5, 7, 7]));

    [Fact]
    public void Compare_IsTheSumOfSquaredDifferences() =>
        Assert.Equal(2.25 + 16, LossGraph.DistanceOf(new MeanLoss(), 2, 2, 2, [1, 2, 3, 4, 5, 5, 7, 7], [1, 10]), 1e-9);
}
