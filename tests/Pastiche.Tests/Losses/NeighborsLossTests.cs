using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

public class NeighborsLossTests
{
    [Fact]
    public void Compare_FixedNeighbors_IsTheSumOfSquaredDifferencesByWeight()
    {
        var point = Point([1, 2, 3, 4], [0, 4, 3, 0], [0.5, 2, 1, 0]);
        Assert.Equal((0.5 * 1) + (2 * 4), ReferenceEvaluator.Evaluate(Distance(1, 2, 2, true), point)["distance"][0], 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Compare_FixedNeighbors_GradientAgreesWithCentralDifferences(bool weighted)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var weights = weighted ? Array.ConvertAll(Draw(seed + 20, 12), Math.Abs) : null;
            var report = new GradientCheck { Tolerance = 1e-6, Seed = seed + 1 }.Run(
                Distance(5, 3, 4, weighted), "distance", "features", Point(Draw(seed, 60), Draw(seed + 10, 60), weights));
            Assert.True(report.Passed, $"{report}");
        }
    }

    [Fact]
    public void Compare_OwnFeatures_IsNoDistance()
    {
        var features = Draw(1, 60);
        Assert.Equal(0, ReferenceEvaluator.Evaluate(Distance(5, 3, 4, false), Point(features, features, null))["distance"][0]);
    }

    [Fact]
    public void Denominator_IsTheSumOfSquaresAroundTheMean() =>
        Assert.Equal(2.25 + 0.25 + 0.25 + 2.25, new NeighborsLoss().Denominator([1, 2, 3, 4]), 1e-6);

    private static Graph Distance(int maps, int height, int width, bool weighted)
    {
        var graph = new Graph("neighbors");
        var (features, target) = (graph.Input("features", [1, maps, height, width]), graph.Input("target", [1, maps, height, width]));
        var weights = weighted ? graph.Input("weights", [1, 1, height, width]) : null;
        var loss = new NeighborsLoss();
        graph.Output("distance", loss.Compare(loss.Represent(features, weights, target), null));
        return graph;
    }

    private static Dictionary<string, double[]> Point(double[] features, double[] target, double[]? weights)
    {
        var point = new Dictionary<string, double[]> { ["features"] = features, ["target"] = target };
        if (weights is not null) point["weights"] = weights;
        return point;
    }

    private static double[] Draw(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (3 * random.NextDouble()) - 0.5)];
    }
}
