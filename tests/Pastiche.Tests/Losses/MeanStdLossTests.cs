using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Losses;

public class MeanStdLossTests
{
    [Fact]
    public void Measure_IsMeanAndStandardDeviationOfEachMap()
    {
        var statistic = LossGraph.Measure(new MeanStdLoss(), 2, 2, 2, [1, 2, 3, 4, 5, 5, 7, 7]);
        Assert.Equal([2.5, 6, Math.Sqrt(1.25), 1], statistic, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Measure_Weights_CountEachPosition()
    {
        var statistic = LossGraph.Measure(new MeanStdLoss(), 1, 1, 3, [1, 2, 9], [1, 3, 0]);
        Assert.Equal([1.75, Math.Sqrt(0.1875)], statistic, (a, b) => Math.Abs(a - b) < 1e-4);
    }
}
