using Pastiche.Graphs.Passes;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class FuseSumsTests : PassTest
{
    private static readonly Shape Image = [1, 2, 6, 6];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_ScatterIntoZeros_ScattersIntoTheOtherSummand(bool scatterFirst)
    {
        var (x, scattered) = (Graph.Input("x", Image), Scattered(Graph.Scalar(0)));
        Graph.Output("y", scatterFirst ? Graph.Add(scattered, x) : Graph.Add(x, scattered));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal((0, 1, 0), (Count(fused, Op.Add), Count(fused, Op.ScatterElements), Count(fused, Op.Expand)));
        AssertSameFunction(Graph, fused);
    }

    [Fact]
    public void Apply_ScatterIntoSomethingElse_StaysASum()
    {
        Graph.Output("y", Graph.Add(Graph.Input("x", Image), Scattered(Graph.Scalar(1))));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.Add));
        AssertSameFunction(Graph, fused);
    }

    [Fact]
    public void Apply_TwoDepthToSpace_AreOneOfTheSum()
    {
        Graph.Output("y", Graph.Add(Spread("a", 2), Spread("b", 2)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.DepthToSpace));
        AssertSameFunction(Graph, fused);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Apply_DepthToSpaceInsideASum_JoinsIt(bool sumFirst, bool spreadFirst)
    {
        var (x, spread) = (Graph.Input("x", Image), Spread("a", 2));
        var sum = spreadFirst ? Graph.Add(spread, x) : Graph.Add(x, spread);
        Graph.Output("y", sumFirst ? Graph.Add(sum, Spread("b", 2)) : Graph.Add(Spread("b", 2), sum));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.DepthToSpace));
        AssertSameFunction(Graph, fused);
    }

    [Fact]
    public void Apply_OtherBlocksOrBroadcasting_StaySums()
    {
        Graph.Output("y", Graph.Add(Spread("a", 2), Spread("b", 3)));
        Graph.Output("z", Graph.Add(Spread("c", 2), Graph.Scalar(1)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal((3, 2), (Count(fused, Op.DepthToSpace), Count(fused, Op.Add)));
        AssertSameFunction(Graph, fused);
    }

    private Value Spread(string name, int block) => Graph.DepthToSpace(Graph.Input(name, [1, 2 * block * block, 6 / block, 6 / block]), block);

    private Value Scattered(Value background)
    {
        var (largest, indices) = Graph.MaxPool(Graph.Input("pooled", Image), new PoolAttributes([3, 3], [2, 2], [0, 0, 1, 1]));
        Shape flat = [largest.Shape.Size];
        var sum = Graph.ScatterAdd(Graph.Expand(background, [72]), Graph.Reshape(indices, flat), Graph.Reshape(largest, flat));
        return Graph.Reshape(sum, Image);
    }
}
