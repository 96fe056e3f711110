using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>The layouts that values are computed in.</summary>
public class LayoutTests
{
    public static TheoryData<InstructionSet> Sets => [.. InstructionSets.Available];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Input_InBlocks_IsReadAsFeatureMaps(InstructionSet set)
    {
        var graph = Difference([2, 42, 16]);
        EngineCheck.Agrees(graph, Networks.Point(graph), new CpuExecutor(2, set), EngineCheck.Single, set);
    }

    [Fact]
    public void Input_InBlocks_NeedsNoReorder()
    {
        using var compiled = (CpuGraph)new CpuExecutor(1).Compile(Difference([2, 42, 16]));
        Assert.DoesNotContain(compiled.Kernels, kernel => kernel is ToBlocked or StridedCopy && kernel.Writes[0].Length == 2 * 42 * 16);
    }

    [Fact]
    public void Input_InBlocksOfAnotherSize_IsReadAsFeatureMaps()
    {
        var graph = Difference([4, 42, 8]);
        EngineCheck.Agrees(graph, Networks.Point(graph), new CpuExecutor(2), EngineCheck.Single, graph.Name);
    }

    /// <summary>The sum of squares of what 32 maps of 6 × 7 positions differ from an input in blocks.</summary>
    private static Graph Difference(Shape blocks)
    {
        var graph = new Graph("difference");
        var random = new Random(5);
        var kernel = graph.Constant(new Tensor([32, 3, 1, 1], [.. Enumerable.Range(0, 32 * 3).Select(_ => random.NextSingle())]));
        var features = graph.Conv(graph.Input("image", [1, 3, 6, 7]), kernel, null, ConvAttributes.Default);
        var target = graph.Reshape(graph.Transpose(graph.Input("target", blocks), 0, 2, 1), features.Shape);
        graph.Output("difference", features - target);
        graph.Output("distance", graph.SumSquare(features - target));
        return graph;
    }
}
