using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Testing;

public class ReferenceEvaluatorTests
{
    private readonly Graph _graph = new("sum");

    public ReferenceEvaluatorTests() => _graph.Output("y", _graph.Relu(_graph.Add(_graph.Input("x", [2]), _graph.Input("offset", []))));

    [Fact]
    public void Compile_FloatBuffers_StayUntilOverwritten()
    {
        using var compiled = new ReferenceEvaluator().Compile(_graph);
        compiled.Input("x")[0] = 1;
        compiled.Input("x")[1] = -3;
        compiled.Input("offset")[0] = 2;
        compiled.Run(TestContext.Current.CancellationToken);
        Assert.Equal([3, 0], compiled.Output("y"));
        compiled.Input("offset")[0] = 4;
        compiled.Run(TestContext.Current.CancellationToken);
        Assert.Equal([5, 1], compiled.Output("y"));
    }

    [Fact]
    public void Compile_UnknownName_ListsTheNames()
    {
        using var compiled = new ReferenceEvaluator().Compile(_graph);
        Assert.Equal("sum has no input named z; it has x, offset.",
            Assert.Throws<GraphException>(() => compiled.Input("z").Length).Message);
        Assert.Equal("sum has no output named z; it has y.", Assert.Throws<GraphException>(() => compiled.Output("z").Length).Message);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var compiled = new ReferenceEvaluator().Compile(_graph);
        Assert.Throws<OperationCanceledException>(() => compiled.Run(new CancellationToken(true)));
    }

    [Fact]
    public void Evaluate_InputMissingOrOfAnotherSize_Throws()
    {
        var inputs = new Dictionary<string, double[]> { ["offset"] = [1] };
        Assert.Throws<ArgumentException>(() => ReferenceEvaluator.Evaluate(_graph, inputs));
        inputs["x"] = [1];
        Assert.Throws<ArgumentException>(() => ReferenceEvaluator.Evaluate(_graph, inputs));
    }

    [Fact]
    public void Trace_SamePieceOfTheFunction_HasEqualDecisions()
    {
        Assert.Equal(Decisions(1, -2), Decisions(3, -4));
        Assert.NotEqual(Decisions(1, -2), Decisions(1, 2));

        ulong Decisions(params double[] x) =>
            ReferenceEvaluator.Trace(_graph, new Dictionary<string, double[]> { ["x"] = x, ["offset"] = [0] }).Decisions;
    }
}
