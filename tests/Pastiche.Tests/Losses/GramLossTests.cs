using CsCheck;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

public class GramLossTests
{
    private static readonly Gen<(int Maps, int Height, int Width, double[] Features, double[] Weights)> Cases =
        from maps in Gen.Int[1, 5]
        from height in Gen.Int[1, 4]
        from width in Gen.Int[1, 4]
        from features in Gen.Double[-2, 2].Array[maps * height * width]
        from weights in Gen.Double[0.1, 1].Array[height * width]
        select (maps, height, width, features, weights);

    [Fact]
    public void Measure_AnyFeatures_IsTheMeanOfProductsOfMaps() => Cases.Sample(c =>
    {
        var gram = Measure(c.Maps, c.Height, c.Width, c.Features, null);
        var positions = c.Height * c.Width;
        for (var i = 0; i < c.Maps; i++)
        {
            for (var j = 0; j < c.Maps; j++)
            {
                var expected = Enumerable.Range(0, positions)
                    .Sum(p => c.Features[(i * positions) + p] * c.Features[(j * positions) + p]) / positions;
                Assert.Equal(expected, gram[(i * c.Maps) + j], 1e-9);
            }
        }
    });

    [Fact]
    public void Measure_Weights_IsTheWeightedMean() => Cases.Sample(c =>
    {
        var gram = Measure(c.Maps, c.Height, c.Width, c.Features, c.Weights);
        var positions = c.Height * c.Width;
        var expected = Enumerable.Range(0, positions).Sum(p => c.Weights[p] * c.Features[p] * c.Features[p]) / c.Weights.Sum();
        Assert.Equal(expected, gram[0], 1e-9);
    });

    [Fact]
    public void Measure_ShuffledPositions_ForgetsPlace() => Cases.Sample(c =>
    {
        var positions = c.Height * c.Width;
        int[] order = [.. Enumerable.Range(0, positions).OrderBy(p => (p * 7919) % 31)];
        double[] shuffled = [.. Enumerable.Range(0, c.Maps).SelectMany(map => order.Select(p => c.Features[(map * positions) + p]))];
        Assert.Equal(Measure(c.Maps, c.Height, c.Width, c.Features, null), Measure(c.Maps, c.Height, c.Width, shuffled, null),
            (a, b) => Math.Abs(a - b) < 1e-9);
    });

    [Fact]
    public void Denominator_IsTheDistanceOfAnEmptyPicture() => Assert.Equal(1 + 4 + 9, new GramLoss().Denominator([1, 2, 3, 0]), 1e-6);

    private static double[] Measure(int maps, int height, int width, double[] features, double[]? weights)
    {
        var graph = new Graph("gram");
        var input = graph.Input("features", [1, maps, height, width]);
        var weighting = weights is null ? null : graph.Input("weights", [1, 1, height, width]);
        graph.Output("gram", new GramLoss().Measure(input, weighting));
        var inputs = new Dictionary<string, double[]> { ["features"] = features };
        if (weights is not null) inputs["weights"] = weights;
        return ReferenceEvaluator.Evaluate(graph, inputs)["gram"];
    }
}
