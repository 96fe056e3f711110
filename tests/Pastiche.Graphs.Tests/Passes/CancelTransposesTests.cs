using Pastiche.Graphs.Passes;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class CancelTransposesTests : PassTest
{
    private readonly Value _x;

    public CancelTransposesTests() => _x = Graph.Input("x", [1, 3, 4, 5]);

    [Fact]
    public void Apply_OneUndoesTheOther_BothVanish()
    {
        Graph.Output("y", Graph.Relu(Graph.Transpose(Graph.Transpose(_x, 0, 2, 3, 1), 0, 3, 1, 2)));
        var cancelled = CancelTransposes.Apply(Graph);
        Assert.Equal(0, Count(cancelled, Op.Transpose));
        AssertSameFunction(Graph, cancelled);
    }

    [Fact]
    public void Apply_TwoThatDoNot_AreOne()
    {
        Graph.Output("y", Graph.Transpose(Graph.Transpose(_x, 0, 2, 3, 1), 1, 0, 3, 2));
        var cancelled = CancelTransposes.Apply(Graph);
        Assert.Equal(1, Count(cancelled, Op.Transpose));
        AssertSameFunction(Graph, cancelled);
    }

    [Fact]
    public void Apply_SomethingBetween_StaysTwo()
    {
        Graph.Output("y", Graph.Transpose(Graph.Relu(Graph.Transpose(_x, 0, 2, 3, 1)), 0, 3, 1, 2));
        Assert.Equal(2, Count(CancelTransposes.Apply(Graph), Op.Transpose));
    }
}
