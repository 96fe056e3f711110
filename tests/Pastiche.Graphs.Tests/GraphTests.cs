using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests;

public class GraphTests
{
    private readonly Graph _graph = new("model");
    private readonly Value _x;

    public GraphTests() => _x = _graph.Input("x", [1, 2, 4, 4]);

    [Fact]
    public void Emit_EqualNodes_AreOne()
    {
        var pool = new PoolAttributes([2, 2], [2, 2], [0, 0, 0, 0]);
        Assert.Same(_graph.Add(_x, _graph.Scalar(1)), _graph.Add(_x, _graph.Scalar(1)));
        Assert.Same(_graph.MaxPool(_x, pool).Indices, _graph.MaxPool(_x, pool with { }).Indices);
        Assert.NotSame(_graph.AveragePool(_x, pool), _graph.AveragePool(_x, pool with { CountIncludesPad = true }));
        Assert.NotSame(_graph.Sub(_x, _graph.Scalar(1)), _graph.Sub(_graph.Scalar(1), _x));
    }

    [Fact]
    public void TypedMethods_NothingToDo_GiveTheValueItself()
    {
        Assert.Same(_x, _graph.Reshape(_x, _x.Shape));
        Assert.Same(_x, _graph.Expand(_x, _x.Shape));
        Assert.Same(_x, _graph.Slice(_x, [0, 0, 0, 0], [.. _x.Shape]));
        Assert.Same(_x, _graph.Pad(_x, [0, 0, 0, 0], [0, 0, 0, 0]));
    }

    [Fact]
    public void Emit_ValueOfAnotherGraph_Throws()
    {
        var problem = Assert.Throws<GraphException>(() => _graph.Relu(new Graph("other").Input("x", [1])));
        Assert.Equal("Relu: a value of another graph than model; inline that graph first.", problem.Message);
        Assert.Throws<GraphException>(() => _graph.Output("y", new Graph("other").Input("x", [1])));
    }

    [Fact]
    public void Input_NameTaken_Throws()
    {
        Assert.Equal("model has two inputs named x; names are unique.",
            Assert.Throws<GraphException>(() => _graph.Input("x", [3])).Message);
        Assert.Throws<GraphException>(() => _graph.Input("x", _x.Shape));
        Assert.Throws<GraphException>(() => _graph.Emit(Op.Input, [], new InputAttributes("x", [3])));
    }

    [Fact]
    public void Emit_Input_IsAnInputOfTheGraph()
    {
        var y = _graph.Emit(Op.Input, [], new InputAttributes("y", [3])).Output;
        Assert.Equal([_x, y], _graph.Inputs);
    }

    [Fact]
    public void Output_NameTaken_Throws()
    {
        _graph.Output("y", _x);
        Assert.Equal("model has two outputs named y; names are unique.",
            Assert.Throws<GraphException>(() => _graph.Output("y", _x)).Message);
    }

    [Fact]
    public void Inline_AtAnotherSize_InfersShapesAnew()
    {
        var image = _graph.Input("picture", [1, 3, 40, 28]);
        var layers = _graph.Inline(TinyBackbone.Vgg(16, 16), new Dictionary<string, Value> { ["image"] = image });
        Assert.Equal([1, 8, 40, 28], layers["conv1_1"].Shape);
        Assert.Equal([1, 16, 10, 7], layers["conv3_1"].Shape);
    }

    [Fact]
    public void Inline_Twice_SharesEverything()
    {
        var image = _graph.Input("picture", [1, 3, 16, 16]);
        var inputs = new Dictionary<string, Value> { ["image"] = image };
        var first = _graph.Inline(TinyBackbone.Smooth(16, 16), inputs);
        var nodes = _graph.Nodes.Count;
        Assert.Same(first["smooth3"], _graph.Inline(TinyBackbone.Smooth(16, 16), inputs)["smooth3"]);
        Assert.Equal(nodes, _graph.Nodes.Count);
    }

    [Fact]
    public void Inline_IntoItself_AppliesTheFunctionAgain()
    {
        var graph = new Graph("double");
        var x = graph.Input("x", []);
        graph.Output("y", graph.Add(x, x));
        graph.Output("z", graph.Inline(graph, new Dictionary<string, Value> { ["x"] = graph.Outputs["y"] })["y"]);
        Assert.Equal([12.0], ReferenceEvaluator.Evaluate(graph, new Dictionary<string, double[]> { ["x"] = [3] })["z"]);
    }

    [Fact]
    public void Inline_MissingInput_Throws()
    {
        var problem = Assert.Throws<GraphException>(() => _graph.Inline(TinyBackbone.Smooth(16, 16), new Dictionary<string, Value>()));
        Assert.Equal("tiny-smooth was inlined without a value for its input image.", problem.Message);
    }

    [Fact]
    public void Value_SaysWhatItIs()
    {
        Assert.Equal("Input: 1×2×4×4", _x.ToString());
        Assert.Null(_x.Constant);
        Assert.Equal(Tensor.Scalar(2), _graph.Scalar(2).Constant);
    }
}
