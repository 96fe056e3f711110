using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class PruneTests : PassTest
{
    [Fact]
    public void Apply_ShallowLayer_DropsTheDeepOnes()
    {
        var pruned = Prune.Apply(TinyBackbone.Vgg(16, 16), "conv1_2");
        Assert.Equal(["conv1_2"], pruned.Outputs.Keys);
        Assert.Equal(2, pruned.Nodes.Count(node => node.Op == Op.Conv));
        Assert.DoesNotContain(pruned.Nodes, node => node.Op == Op.MaxPool);
    }

    [Fact]
    public void Apply_UnneededInput_IsDropped()
    {
        Graph.Output("a", Graph.Relu(Graph.Input("x", [2])));
        Graph.Output("b", Graph.Relu(Graph.Input("y", [2])));
        var pruned = Verifier.Verify(Prune.Apply(Graph, "b"));
        Assert.Equal(["y"], pruned.Inputs.Select(Graph.NameOf));
        Assert.Equal(2, Graph.Inputs.Count);
    }

    [Fact]
    public void Apply_UnknownOutput_ListsTheOutputs()
    {
        Graph.Output("a", Graph.Input("x", [2]));
        Assert.Equal("model has no output named z; it has a.", Assert.Throws<GraphException>(() => Prune.Apply(Graph, "z")).Message);
    }
}
