using Pastiche.Losses;
using Xunit;

namespace Pastiche.Tests.Losses;

public class WassersteinLossTests
{
    private static readonly WassersteinLoss Loss = new();

    [Fact]
    public void Compare_OneMap_IsTheDistanceOfMeansAndDeviations()
    {
        // In one dimension the distance is (μ − μ')² + (σ − σ')².
        double[] features = [1, 3, 1, 3];
        Assert.Equal(((2.0 - 5) * (2 - 5)) + ((1.0 - 3) * (1 - 3)), Distance(1, features, [2, 8, 2, 8]), 1e-4);
    }

    [Fact]
    public void Compare_UncorrelatedMaps_AddUp()
    {
        double[] features = [1, 3, 1, 3, /* */ 0, 0, 4, 4];
        double[] style = [2, 8, 2, 8, /* */ 1, 1, 3, 3];
        Assert.Equal(9 + 4 + 0 + 1, Distance(2, features, style), 1e-4);
    }

    [Fact]
    public void Compare_Correlations_CountWhereMeansAndDeviationsAreEqual()
    {
        double[] together = [1, 3, 1, 3, /* */ 1, 3, 1, 3];
        double[] against = [1, 3, 1, 3, /* */ 3, 1, 3, 1];
        // Σ = [1 1; 1 1] and [1 −1; −1 1], whose ranges are perpendicular: nothing overlaps, and all variance is to be moved.
        Assert.Equal(4, Distance(2, together, against), 2e-2);
        Assert.Equal(0, Distance(2, together, together), 1e-3);
    }

    [Fact]
    public void Measure_IsMeanAndCovariance() => Assert.Equal(
        [2, 2, 1, 0, 0, 4], LossGraph.Measure(Loss, 2, 2, 2, [1, 3, 1, 3, /* */ 0, 0, 4, 4]), (a, b) => Math.Abs(a - b) < 1e-4);

    private static double Distance(int maps, double[] features, double[] style) => LossGraph.DistanceOf(
        Loss, maps, 2, 2, features, LossGraph.Prepare(Loss, maps, LossGraph.Measure(Loss, maps, 2, 2, style)));
}
