using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Testing;

public class TinyBackboneTests
{
    [Fact]
    public void Builders_SameSeed_BuildTheSameNetwork()
    {
        Assert.Equal(Printer.Print(TinyBackbone.Vgg(16, 16)), Printer.Print(TinyBackbone.Vgg(16, 16)));
        Assert.Equal(Weights(TinyBackbone.ResNet(16, 16)), Weights(TinyBackbone.ResNet(16, 16)));
        Assert.NotEqual(Weights(TinyBackbone.Smooth(16, 16)), Weights(TinyBackbone.Smooth(16, 16, seed: 2)));
    }

    [Fact]
    public void ResNet_OddSides_Fit()
    {
        var layers = Verifier.Verify(TinyBackbone.ResNet(33, 38)).Outputs;
        Assert.Equal([1, 8, 16, 19], layers["stem"].Shape);
        Assert.Equal([1, 8, 8, 9], layers["stage1_1"].Shape);
        Assert.Equal([1, 16, 4, 5], layers["stage2_1"].Shape);
    }

    private static Tensor[] Weights(Graph graph) => [.. graph.Nodes.Select(node => node.Output.Constant).OfType<Tensor>()];
}
