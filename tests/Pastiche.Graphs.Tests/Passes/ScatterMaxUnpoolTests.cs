using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class ScatterMaxUnpoolTests : PassTest
{
    [Fact]
    public void Apply_GradientOfMaxPooling_IsExactlyTheSame()
    {
        var network = TinyBackbone.Vgg(20, 28);
        var loss = network.SumSquare(network.Outputs["conv3_1"]);
        network.Output("gradient", Gradient.Of(network, [(loss, network.Scalar(1))], network.Inputs[0]));
        var scattered = ScatterMaxUnpool.Apply(network);
        Assert.Equal((2, 0), (Count(network, Op.MaxUnpool), Count(network, Op.ScatterElements)));
        Assert.Equal((0, 2), (Count(scattered, Op.MaxUnpool), Count(scattered, Op.ScatterElements)));
        AssertSameFunction(network, scattered, tolerance: 0);
    }

    /// <summary>Pixels that no window sees stay zero.</summary>
    [Fact]
    public void Apply_WindowsWithGaps_LeaveZerosBetween()
    {
        var (largest, indices) = Graph.MaxPool(Graph.Input("x", [2, 3, 7, 8]), new PoolAttributes([2, 2], [3, 3], [0, 0, 0, 0]));
        Graph.Output("y", Graph.MaxUnpool(largest, indices, [2, 3, 7, 8]));
        AssertSameFunction(Graph, ScatterMaxUnpool.Apply(Graph), tolerance: 0);
    }
}
