using Onnx;
using Pastiche.Graphs.Onnx;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>In a file everything has one name, and no two things the same one.</summary>
public class OnnxWriterNamesTests
{
    private static readonly Dictionary<string, double[]> Point = new() { ["x"] = [1, -2], ["v2"] = [3, 4], ["i3"] = [5, 6] };

    private readonly Graph _graph = new("names");
    private readonly Value _x;

    public OnnxWriterNamesTests() => _x = _graph.Input("x", [2]);

    [Fact]
    public void Write_OneValueUnderSeveralNames_CopiesIt()
    {
        var y = _graph.Relu(_x);
        _graph.Output("first", y);
        _graph.Output("second", y);
        AssertRuns();
    }

    [Fact]
    public void Write_InputAndConstantAsOutputs_CopiesThem()
    {
        _graph.Output("input", _x);
        _graph.Output("constant", _graph.Constant(new Tensor([2], 7, 8)));
        AssertRuns();
    }

    [Fact]
    public void Write_InputAsOutputOfItsOwnName_NeedsNoNode()
    {
        _graph.Output("x", _x);
        Assert.Empty(AssertRuns().Graph.Node);
    }

    [Fact]
    public void Write_NamesLikeItsOwn_StepsAside()
    {
        var sum = _graph.Add(_graph.Input("v2", [2]), _graph.Mul(_graph.Input("i3", [2]), _graph.Relu(_x)));
        _graph.Output("v3", _graph.ReduceSum(sum, [0]));
        _graph.Output("i0", _graph.ReduceSum(_graph.Exp(sum), [0]));
        AssertRuns();
    }

    [Fact]
    public void Write_OutputNamedLikeAnotherInput_Throws()
    {
        _graph.Output("x", _graph.Relu(_x));
        var problem = Assert.Throws<GraphException>(() => OnnxWriter.Write(_graph));
        Assert.Equal("names has an input and another value as output, both named x; ONNX needs different names.", problem.Message);
    }

    [Fact]
    public void Write_UnneededNodes_AreLeftOut()
    {
        _graph.Exp(_x);
        _graph.Output("y", _graph.Relu(_x));
        Assert.Equal(["Relu"], AssertRuns().Graph.Node.Select(node => node.OpType));
    }

    private ModelProto AssertRuns()
    {
        var model = OnnxWriter.Write(_graph);
        var point = _graph.Inputs.ToDictionary(Graph.NameOf, input => Point[Graph.NameOf(input)]);
        Agreement.Check(ReferenceEvaluator.Evaluate(_graph, point), OnnxRuntimeModel.Run(model, point), 1e-5, _graph.Name);
        return ModelProto.Parser.ParseFrom(model);
    }
}
