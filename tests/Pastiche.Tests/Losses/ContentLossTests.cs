using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

public class ContentLossTests
{
    [Fact]
    public void Compare_Features_IsTheSumOfSquaredDifferences() =>
        Assert.Equal(1 + 4 + 0 + 16, Distance([1, 2, 3, 4], [0, 4, 3, 0], null), 1e-12);

    [Fact]
    public void Compare_Weights_CountEachPosition() =>
        Assert.Equal((0.5 * 1) + (2 * 4), Distance([1, 2, 3, 4], [0, 4, 3, 0], [0.5, 2, 1, 0]), 1e-12);

    [Fact]
    public void Denominator_IsTheSumOfSquaresAroundTheMean() =>
        Assert.Equal(2.25 + 0.25 + 0.25 + 2.25, new ContentLoss().Denominator([1, 2, 3, 4]), 1e-6);

    [Fact]
    public void Measure_IsTheFeaturesThemselves()
    {
        var graph = new Graph("content");
        var features = graph.Input("features", [1, 2, 3, 4]);
        Assert.Same(features, new ContentLoss().Measure(features, null));
    }

    private static double Distance(double[] features, double[] target, double[]? weights)
    {
        var graph = new Graph("content");
        var (input, aim) = (graph.Input("features", [1, 1, 2, 2]), graph.Input("target", [1, 1, 2, 2]));
        var weighting = weights is null ? null : graph.Input("weights", [1, 1, 2, 2]);
        var loss = new ContentLoss();
        graph.Output("distance", loss.Compare(loss.Represent(input, weighting, aim), null));
        var inputs = new Dictionary<string, double[]> { ["features"] = features, ["target"] = target };
        if (weights is not null) inputs["weights"] = weights;
        return ReferenceEvaluator.Evaluate(graph, inputs)["distance"][0];
    }
}
