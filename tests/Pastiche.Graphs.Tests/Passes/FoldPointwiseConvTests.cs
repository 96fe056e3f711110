using Pastiche.Graphs.Passes;
using Xunit;

namespace Pastiche.Graphs.Tests.Passes;

public class FoldPointwiseConvTests : PassTest
{
    private static readonly ConvAttributes Padded = ConvAttributes.Default with { Pads = [1, 1, 1, 1] };

    private readonly Value _x;

    public FoldPointwiseConvTests() => _x = Graph.Input("x", [1, 3, 6, 5]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_PointwiseBeforePaddedConvolution_IsOne(bool hasBias)
    {
        var mixed = Graph.Conv(_x, Constant([3, 3, 1, 1]), null, ConvAttributes.Default);
        Graph.Output("y", Graph.Conv(mixed, Constant([4, 3, 3, 3]), hasBias ? Constant([4]) : null, Padded));
        var folded = FoldPointwiseConv.Apply(Graph);
        Assert.Equal(1, Count(folded, Op.Conv));
        AssertSameFunction(Graph, folded);
    }

    /// <summary>A bias would have to reach into the padding, a stride or a group changes what the kernel sees.</summary>
    [Theory]
    [InlineData(true, 1, 1)]
    [InlineData(false, 2, 1)]
    [InlineData(false, 1, 2)]
    public void Apply_NotExact_StaysTwo(bool hasBias, int stride, int group)
    {
        var strided = ConvAttributes.Default with { Strides = [stride, stride] };
        var mixed = Graph.Conv(_x, Constant([4, 3, 1, 1]), hasBias ? Constant([4]) : null, strided);
        Graph.Output("y", Graph.Conv(mixed, Constant([4, 4 / group, 3, 3]), null, Padded with { Group = group }));
        var folded = FoldPointwiseConv.Apply(Graph);
        Assert.Equal(2, Count(folded, Op.Conv));
        AssertSameFunction(Graph, folded);
    }

    /// <summary>From 3 channels over 1 to 4, a joined convolution would multiply three times as often.</summary>
    [Fact]
    public void Apply_Bottleneck_StaysTwo()
    {
        var narrow = Graph.Conv(_x, Constant([1, 3, 1, 1]), null, ConvAttributes.Default);
        Graph.Output("y", Graph.Conv(narrow, Constant([4, 1, 3, 3]), null, Padded));
        Assert.Equal(2, Count(FoldPointwiseConv.Apply(Graph), Op.Conv));
    }
}
