using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class FoldBatchNormTests : PassTest
{
    private readonly Value _x;

    public FoldBatchNormTests() => _x = Graph.Input("x", [1, 4, 6, 5]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Apply_AfterConvolution_FoldsIntoIt(int group, bool hasBias)
    {
        Graph.Output("y", Normalize(Conv(group, hasBias)));
        var folded = FoldBatchNorm.Apply(Graph);
        Assert.Equal((0, 1, 0), (Count(folded, Op.BatchNormalization), Count(folded, Op.Conv), Count(folded, Op.Mul)));
        AssertSameFunction(Graph, folded);
    }

    [Fact]
    public void Apply_WithoutConvolution_MultipliesAndAdds()
    {
        Graph.Output("y", Normalize(_x));
        var folded = FoldBatchNorm.Apply(Graph);
        Assert.Equal((0, 1, 1), (Count(folded, Op.BatchNormalization), Count(folded, Op.Mul), Count(folded, Op.Add)));
        AssertSameFunction(Graph, folded);
    }

    [Fact]
    public void Apply_ConvolutionUsedElsewhere_KeepsItToo()
    {
        var conv = Conv(1, hasBias: true);
        Graph.Output("y", Graph.Add(Normalize(conv), Graph.Relu(conv)));
        var folded = FoldBatchNorm.Apply(Graph);
        Assert.Equal(2, Count(folded, Op.Conv));
        AssertSameFunction(Graph, folded);
    }

    [Fact]
    public void Apply_ComputedBias_MultipliesAndAdds()
    {
        Graph.Output("y", Normalize(Graph.Conv(_x, Constant([4, 4, 1, 1]), Graph.Input("bias", [4]), ConvAttributes.Default)));
        var folded = FoldBatchNorm.Apply(Graph);
        Assert.Equal((0, 1), (Count(folded, Op.BatchNormalization), Count(folded, Op.Mul)));
        AssertSameFunction(Graph, folded);
    }

    [Fact]
    public void Apply_ComputedStatistics_StayAsTheyAre()
    {
        var one = Constant([4], 0.5, 1);
        Graph.Output("y", Graph.BatchNormalization(_x, Graph.Input("scale", [4]), one, (one, one)));
        Assert.Equal(1, Count(FoldBatchNorm.Apply(Graph), Op.BatchNormalization));
    }

    [Fact]
    public void Apply_Network_IsTheSameFunction()
    {
        var network = TinyBackbone.ResNet(32, 32);
        var folded = FoldBatchNorm.Apply(network);
        Assert.Equal(0, Count(folded, Op.BatchNormalization));
        AssertSameFunction(network, folded);
    }

    private Value Conv(int group, bool hasBias) =>
        Graph.Conv(_x, Constant([4, 4 / group, 3, 3]), hasBias ? Constant([4]) : null, ConvAttributes.Default with { Group = group });

    private Value Normalize(Value x) =>
        Graph.BatchNormalization(x, Constant([4]), Constant([4]), (Constant([4]), Constant([4], 0.5, 2)), 0.01f);
}
