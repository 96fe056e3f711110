using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    private void EmitReduction(Node node)
    {
        var (x, axes) = (node.Inputs[0], node.Get<ReduceAttributes>().Axes);
        var squares = node.Op == Op.ReduceSumSquare;
        var factor = node.Op == Op.ReduceMean ? (double)node.Output.Shape.Size / x.Shape.Size : 1;
        if (_fusion.GradientOf(node) is { } gradient && !_values.IsDefined(gradient.Output)) EmitSquares(node, gradient);
        else if (node.Output.Shape.Size == 1) EmitTotal(x, squares, factor, node.Output);
        else EmitAxes(x, axes, squares, factor, node.Output);
    }

    private void EmitTotal(Value x, bool squares, double factor, Value result)
    {
        // Padding is undefined and must not be summed up.
        var isWhole = _layouts.IsBlocked(x) && ValueLayouts.LayoutOf(x, ChannelBlock).Channels % ChannelBlock == 0;
        var input = Get(x, isWhole ? ChannelBlock : 1);
        var partial = Temporary(ReduceAll.PartialLength(input.Length));
        _kernels.Add(new ReduceAll(input, squares, partial));
        _kernels.Add(new ReduceTotal(partial, factor, _values.Define(result, 1)));
    }

    /// <summary>A sum of squares and its gradient, in one pass.</summary>
    private void EmitSquares(Node sum, Node gradient)
    {
        var (layout, expression) = ExpressionOf(gradient);
        var (sources, instructions) = expression.Build();
        var squared = gradient.Inputs[0] == sum.Inputs[0] ? instructions[^1].A : instructions[^1].B;
        var partial = Temporary(Pointwise.PartialLength(layout));
        _kernels.Add(new Pointwise(layout, sources, instructions, Define(gradient.Output), new PointwiseSum(squared, partial)));
        _kernels.Add(new ReduceTotal(partial, 1, _values.Define(sum.Output, 1)));
    }

    private void EmitAxes(Value x, ValueList<int> axes, bool squares, double factor, Value result)
    {
        var strides = x.Shape.Strides();
        ReduceAxis[] all = [.. x.Shape.Select((size, axis) => new ReduceAxis(size, strides[axis]))];
        ReduceAxis[] kept = [.. all.Where((_, axis) => !axes.Contains(axis))];
        ReduceAxis[] summed = [.. all.Where((_, axis) => axes.Contains(axis))];
        var input = Get(x, 1);
        _kernels.Add(new ReduceAxes(kept, summed, squares, factor, input, _values.Define(result, 1)));
    }
}
