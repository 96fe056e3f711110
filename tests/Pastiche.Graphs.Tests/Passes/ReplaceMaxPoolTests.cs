using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class ReplaceMaxPoolTests : PassTest
{
    private static readonly PoolAttributes Halving = new([2, 2], [2, 2], [0, 0, 0, 0]);
    private static readonly PoolAttributes Overlapping = new([3, 3], [2, 2], [1, 1, 1, 1]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Apply_MaxPools_BecomeScaledAverages(float factor)
    {
        var x = Graph.Input("x", [1, 2, 8, 8]);
        var expected = new Graph("averaged");
        var same = expected.Input("x", x.Shape);
        Graph.Output("y", Graph.MaxPool(Graph.MaxPool(x, Halving).Largest, Overlapping).Largest);
        expected.Output("y", Scaled(expected.AveragePool(Scaled(expected.AveragePool(same, Halving)), Overlapping)));
        var replaced = ReplaceMaxPool.Apply(Graph, factor);
        Assert.Equal((0, 2), (Count(replaced, Op.MaxPool), Count(replaced, Op.AveragePool)));
        AssertSameFunction(expected, replaced);

        Value Scaled(Value average) => factor == 1 ? average : expected.Mul(average, expected.Scalar(factor));
    }

    [Fact]
    public void Apply_Factor_MultipliesEveryAverage()
    {
        Graph.Output("y", Graph.MaxPool(Graph.Input("x", [1, 1, 2, 2]), Halving).Largest);
        var point = new Dictionary<string, double[]> { ["x"] = [1, 2, 3, 6] };
        Assert.Equal([3], ReferenceEvaluator.Evaluate(ReplaceMaxPool.Apply(Graph), point)["y"]);
        Assert.Equal([4.5], ReferenceEvaluator.Evaluate(ReplaceMaxPool.Apply(Graph, 1.5f), point)["y"]);
    }

    [Fact]
    public void Apply_IndicesInUse_StayThoseOfTheLargest()
    {
        var (largest, indices) = Graph.MaxPool(Graph.Input("x", [1, 1, 2, 2]), Halving);
        Graph.Output("y", Graph.MaxUnpool(largest, indices, [1, 1, 2, 2]));
        var replaced = ReplaceMaxPool.Apply(Graph);
        Assert.Equal([0, 0, 0, 3], ReferenceEvaluator.Evaluate(replaced, new Dictionary<string, double[]> { ["x"] = [1, 2, 3, 6] })["y"]);
    }
}
