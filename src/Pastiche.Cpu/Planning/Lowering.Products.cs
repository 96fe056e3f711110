using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitProduct(Node node, FusedOps fused)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        if (left.Shape.Rank != 2 || right.Shape.Rank != 2) throw Unsupported(node, "factors that are no matrices");
        if (Patterns.GramOf(node) is { } maps && _layouts.IsBlocked(maps))
        {
            var layout = ValueLayouts.LayoutOf(maps, ChannelBlock);
            _kernels.AddRange(_factory.Gram(layout, Get(maps, ChannelBlock), Define(node.Output), Temporary));
        }
        else if (_layouts.IsBlocked(node.Output))
        {
            EmitProductWithMaps(left, right, fused);
        }
        else
        {
            EmitPlainProduct(node);
        }
    }

    /// <summary>A matrix times feature maps is a 1×1 convolution whose weights are packed at run time.</summary>
    private void EmitProductWithMaps(Value matrix, Value maps, FusedOps fused)
    {
        var (outputs, inputs) = (matrix.Shape[0], matrix.Shape[1]);
        var columns = _factory.ColumnsFor(outputs);
        var panels = Temporary((long)PackPanels.Panels(outputs, columns) * inputs * columns);
        var source = ImageLayout(fused.Result, maps);
        var window = new ConvolutionWindow(source, source with { Channels = outputs }, 1, 1, ConvAttributes.Default);
        var (input, epilogue) = (Get(maps, ChannelBlock), EpilogueOf(fused));
        _kernels.Add(new PackPanels(inputs, outputs, columns, true, Get(matrix, 1), panels));
        var weights = new PackedWeights(outputs, inputs, ChannelBlock, columns, panels);
        var result = _values.Define(fused.Result, ChannelBlock);
        _kernels.Add(_factory.Convolution(window, weights, input, result, epilogue, KernelKind.Product));
    }

    /// <summary>
    /// The layout with the rows and columns of the image where they are known; one long row could not be split among threads.
    /// </summary>
    private static BlockedLayout ImageLayout(Value result, Value maps)
    {
        var source = ValueLayouts.LayoutOf(maps, ChannelBlock);
        return result.Shape.Rank == 4 ? source with { Height = result.Shape[2], Width = result.Shape[3] } : source;
    }

    private void EmitPlainProduct(Node node)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        var (rows, depth, columns) = (left.Shape[0], left.Shape[1], right.Shape[1]);
        var (a, b) = (Get(left, 1), Get(right, 1));
        _kernels.AddRange(_factory.Product(rows, depth, columns, a, b, Define(node.Output), Temporary));
    }
}
