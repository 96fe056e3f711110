using Xunit;

namespace Pastiche.Graphs.Tests;

public class PrinterTests
{
    [Fact]
    public void Print_SmallGraph_IsReadable()
    {
        var graph = new Graph("small");
        var x = graph.Input("x", [1, 1, 4, 6]);
        var kernel = graph.Constant(new Tensor([1, 1, 1, 1], 0.5f));
        var y = graph.Relu(graph.Conv(x, kernel, null, ConvAttributes.Default with { Strides = [2, 1] }));
        var (largest, _) = graph.MaxPool(y, new PoolAttributes([2, 2], [2, 2], [0, 0, 0, 0]));
        graph.Output("y", y);
        graph.Output("pooled", graph.ReduceMean(largest, [2, 3]));
        const string expected = """
            graph small
            %0 = Input() { Name = x, Shape = 1×1×4×6 } : 1×1×4×6
            %1 = Constant() { Tensor = 1×1×1×1 0.5 } : 1×1×1×1
            %2 = Conv(%0, %1) { Strides = [2, 1], Pads = [0, 0, 0, 0], Dilations = [1, 1], Group = 1 } : 1×1×2×6
            %3 = Relu(%2) : 1×1×2×6
            %4, %5 = MaxPool(%3) { Kernel = [2, 2], Strides = [2, 2], Pads = [0, 0, 0, 0], CountIncludesPad = False } : 1×1×1×3, 1×1×1×3
            %6 = ReduceMean(%4) { Axes = [2, 3], KeepAxes = False } : 1×1
            output y = %3
            output pooled = %6

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Printer.Print(graph));
    }
}
