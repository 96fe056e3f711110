using Pastiche.Graphs.Differentiation;
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
        Graph.Output("y", Graph.Add(Blocks("a", 2), Blocks("b", 2)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.DepthToSpace));
        AssertSameFunction(Graph, fused);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Apply_DepthToSpaceInsideASum_JoinsIt(bool sumFirst, bool blocksFirst)
    {
        var (x, blocks) = (Graph.Input("x", Image), Blocks("a", 2));
        var sum = blocksFirst ? Graph.Add(blocks, x) : Graph.Add(x, blocks);
        Graph.Output("y", sumFirst ? Graph.Add(sum, Blocks("b", 2)) : Graph.Add(Blocks("b", 2), sum));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.DepthToSpace));
        AssertSameFunction(Graph, fused);
    }

    [Fact]
    public void Apply_OtherBlocksOrBroadcasting_StaySums()
    {
        Graph.Output("y", Graph.Add(Blocks("a", 2), Blocks("b", 3)));
        Graph.Output("z", Graph.Add(Blocks("c", 2), Graph.Scalar(1)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal((3, 2), (Count(fused, Op.DepthToSpace), Count(fused, Op.Add)));
        AssertSameFunction(Graph, fused);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Apply_GradientOfAMatrixTimesItsTranspose_IsOneProduct(int batchAxes)
    {
        Shape shape = [.. Enumerable.Repeat(2, batchAxes), 3, 5];
        var matrix = Graph.Input("matrix", shape);
        var product = Graph.MatMul(matrix, Graph.SwapLastAxes(matrix));
        var gradient = Gradient.Of(Graph, [(product, Graph.Input("cotangent", product.Shape))], matrix);
        Graph.Output("gradient", gradient);
        var fused = FuseSums.Apply(Graph);
        Assert.Equal((2, 1), (Count(Graph, Op.MatMul), Count(fused, Op.MatMul)));
        AssertSameFunction(Graph, fused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_GradientOfAMatrixTimesItsTransposeInsideASum_IsOneProduct(bool sumFirst)
    {
        var (matrix, dy, other) = (Graph.Input("matrix", [3, 5]), Graph.Input("dy", [3, 3]), Graph.Input("other", [3, 5]));
        var transpose = Graph.SwapLastAxes(matrix);
        var first = Graph.MatMul(dy, Graph.SwapLastAxes(transpose));
        Graph.Output("y", (sumFirst ? other + first : first + other) + Graph.SwapLastAxes(Graph.MatMul(transpose, dy)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(1, Count(fused, Op.MatMul));
        AssertSameFunction(Graph, fused);
    }

    [Fact]
    public void Apply_ProductsOfDifferentMatrices_StayASum()
    {
        var (matrix, dy, other) = (Graph.Input("matrix", [3, 5]), Graph.Input("dy", [3, 3]), Graph.Input("other", [3, 5]));
        var product = Graph.MatMul(dy, Graph.SwapLastAxes(Graph.SwapLastAxes(other)));
        Graph.Output("y", product + Graph.SwapLastAxes(Graph.MatMul(Graph.SwapLastAxes(matrix), dy)));
        var fused = FuseSums.Apply(Graph);
        Assert.Equal(2, Count(fused, Op.MatMul));
        AssertSameFunction(Graph, fused);
    }

    private Value Blocks(string name, int block) =>
        Graph.DepthToSpace(Graph.Input(name, [1, 2 * block * block, 6 / block, 6 / block]), block);

    private Value Scattered(Value background)
    {
        var (largest, indices) = Graph.MaxPool(Graph.Input("pooled", Image), new PoolAttributes([3, 3], [2, 2], [0, 0, 1, 1]));
        Shape flat = [largest.Shape.Size];
        var sum = Graph.ScatterAdd(Graph.Expand(background, [72]), Graph.Reshape(indices, flat), Graph.Reshape(largest, flat));
        return Graph.Reshape(sum, Image);
    }
}
