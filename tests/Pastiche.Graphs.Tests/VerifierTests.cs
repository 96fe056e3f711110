using Pastiche.Graphs.Differentiation;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests;

/// <summary>A graph cannot be built malformed from outside, so these reach behind its lists.</summary>
public class VerifierTests
{
    private readonly Graph _graph = new("model");
    private readonly Value _x;

    public VerifierTests()
    {
        _x = _graph.Input("x", [2]);
        _graph.Output("y", _graph.Relu(_graph.Neg(_x)));
    }

    private List<Node> Nodes => (List<Node>)_graph.Nodes;

    [Fact]
    public void Verify_NetworkWithGradient_GivesTheGraph()
    {
        var graph = TinyBackbone.Vgg(16, 16);
        graph.Output("gradient", Gradient.Of(graph, [(graph.Outputs["conv3_1"], graph.Scalar(1))], graph.Inputs[0]));
        Assert.Same(graph, Verifier.Verify(graph));
    }

    [Fact]
    public void Verify_UsedBeforeMade_Throws()
    {
        Nodes.Reverse();
        AssertInvalid("Relu takes a value that is not made before it");
    }

    [Fact]
    public void Verify_EqualNodes_Throws()
    {
        Nodes.Add(new Node(_graph, Op.Neg, [_x], Attributes.None, null));
        AssertInvalid("Neg appears twice with equal inputs");
    }

    [Fact]
    public void Verify_OutputOfNoNode_Throws()
    {
        Nodes.RemoveAt(Nodes.Count - 1);
        AssertInvalid("output y is not made by any of its nodes");
    }

    private void AssertInvalid(string problem) =>
        Assert.Equal($"model is malformed: {problem}.", Assert.Throws<GraphException>(() => Verifier.Verify(_graph)).Message);
}
