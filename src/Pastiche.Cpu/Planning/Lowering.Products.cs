using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitProduct(Node node, Tail tail)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        if (left.Shape.Rank != 2 || right.Shape.Rank != 2) throw Uncovered(node, "factors that are no matrices");
        if (Patterns.GramOf(node) is { } maps && _layouts.IsBlocked(maps))
            _kernels.AddRange(_factory.Gram(Forms.MapsOf(maps, Lanes), Get(maps, Lanes), Define(node.Output), Temporary));
        else if (_layouts.IsBlocked(node.Output)) EmitProductWithMaps(left, right, tail);
        else EmitPlainProduct(node);
    }

    /// <summary>A matrix times feature maps is a 1×1 convolution whose weights are only known when it runs.</summary>
    private void EmitProductWithMaps(Value matrix, Value maps, Tail tail)
    {
        var (outputs, inputs) = (matrix.Shape[0], matrix.Shape[1]);
        var columns = _factory.ColumnsFor(outputs);
        var panels = Temporary((long)PackPanels.Panels(outputs, columns) * inputs * columns);
        var source = Square(tail.End, maps);
        var window = new ConvolutionWindow(source, source with { Channels = outputs }, 1, 1, ConvAttributes.Default);
        var (input, epilogue) = (Get(maps, Lanes), EpilogueOf(tail));
        _kernels.Add(new PackPanels(inputs, outputs, columns, true, Get(matrix, 1), panels));
        var weights = new PackedWeights(outputs, inputs, Lanes, columns, panels);
        _kernels.Add(_factory.Convolution(window, weights, input, _forms.Define(tail.End, Lanes), epilogue, KernelKind.Product));
    }

    /// <summary>The maps with rows and columns where those are known; a row too long leaves nothing to deal out.</summary>
    private static Maps Square(Value result, Value maps)
    {
        var source = Forms.MapsOf(maps, Lanes);
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
