namespace Pastiche.Graphs.Passes;

/// <summary>
/// Replaces zero padding by circular padding, as for a tileable picture: windows that reach beyond an edge see the opposite one. Features
/// are then equivariant to circular shifts by multiples of their stride.
/// </summary>
public static class WrapPadding
{
    /// <summary>
    /// Returns a graph whose convolutions, poolings and paddings of images pad circularly. Sides must be multiples of the strides.
    /// </summary>
    /// <param name="graph">The graph to rewrite, at the size it is to run at.</param>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, (result, node, inputs) =>
    {
        switch (node.Attributes)
        {
            case ConvAttributes conv when conv.Pads.Any(pad => pad > 0):
                ValueList<Value> wrapped = [Wrap(result, inputs[0], conv.Pads), .. inputs.Skip(1)];
                return result.Emit(node.Op, wrapped, conv with { Pads = [0, 0, 0, 0] }, node.Label).Outputs;
            case PoolAttributes pool when pool.Pads.Any(pad => pad > 0):
                return result.Emit(node.Op, [Wrap(result, inputs[0], pool.Pads)], pool with { Pads = [0, 0, 0, 0] }, node.Label).Outputs;
            case PadAttributes { Before: [0, 0, var top, var left], After: [0, 0, var bottom, var right] }:
                return [Wrap(result, inputs[0], [top, left, bottom, right])];
            default:
                return null;
        }
    });

    /// <summary>Pads feature maps circularly: top, left, bottom, right.</summary>
    private static Value Wrap(Graph graph, Value x, ValueList<int> pads) =>
        Wrap(graph, Wrap(graph, x, 2, pads[0], pads[2]), 3, pads[1], pads[3]);

    private static Value Wrap(Graph graph, Value x, int axis, int before, int after)
    {
        var size = x.Shape[axis];
        Value[] parts = [.. new[] { Part(size - before, size), x, Part(0, after) }.OfType<Value>()];
        return parts.Length == 1 ? x : graph.Concat([.. parts], axis);

        Value? Part(int start, int end) => start == end
            ? null
            : graph.Slice(x, [.. x.Shape.Select((_, i) => i == axis ? start : 0)],
                [.. x.Shape.Select((length, i) => i == axis ? end : length)]);
    }
}
