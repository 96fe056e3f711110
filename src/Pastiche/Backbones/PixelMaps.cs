using System.Collections.Frozen;
using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// Finds the tensors of a network that are affine images of its picture: all before the first operator that is not linear or looks at
/// several pixels. Normalizing, swapping and mixing colors are recognized, however they are written.
/// </summary>
internal sealed class PixelMaps
{
    /// <summary>The largest constant that is examined: no mean picture is larger.</summary>
    private const int LargestConstant = 1 << 22;

    private static readonly FrozenDictionary<Op, Func<PixelMaps, Node, PixelMap?>> Rules =
        new Dictionary<Op, Func<PixelMaps, Node, PixelMap?>>
        {
            [Op.Add] = (maps, node) => maps.Combined(node, (a, b) => a + b),
            [Op.Sub] = (maps, node) => maps.Combined(node, (a, b) => a - b),
            [Op.Mul] = (maps, node) => maps.Product(node),
            [Op.Div] = (maps, node) => maps.Quotient(node),
            [Op.Neg] = Of((_, x) => x.Scale(_ => -1, _ => 0)),
            [Op.Expand] = Of((_, x) => x),
            [Op.Clip] = Of((_, x) => x.IsPerChannel ? x : null),
            [Op.BatchNormalization] = Of(Normalized),
            [Op.Conv] = Of(Mixed),
            [Op.MatMul] = (maps, node) => maps.Multiplied(node),
            [Op.ReduceMean] = Of((node, x) => Reduced(node, x, 1.0 / x.Rows.Length)),
            [Op.ReduceSum] = Of((node, x) => Reduced(node, x, 1)),
            [Op.Transpose] = Of(Transposed),
            [Op.Reshape] = Of(Reshaped),
            [Op.Slice] = Of(Sliced),
            [Op.Pad] = Of(Padded),
            [Op.Concat] = (maps, node) => maps.Joined(node),
        }.ToFrozenDictionary();

    private readonly Dictionary<Value, PixelMap> _found = [];
    private readonly Dictionary<Value, PixelMap?> _constants = [];

    /// <summary>Follows a network's picture through it.</summary>
    /// <param name="graph">The network, with one input of rank 4.</param>
    /// <param name="channelsLast">Whether it is [1, height, width, 3].</param>
    public PixelMaps(Graph graph, bool channelsLast)
    {
        _found[graph.Inputs[0]] = PixelMap.OfImage(channelsLast ? 1 : 3);
        foreach (var node in graph.Nodes)
        {
            if (Rules.TryGetValue(node.Op, out var rule) && rule(this, node) is { } map) _found[node.Output] = map;
        }

        var users = graph.Users();
        var few = graph.Nodes.Select(node => node.Outputs[0]).Where(value => Find(value) is { Rows.Length: 1 or 3 }).ToArray();
        var entry = Array.FindLast(few, value => users[value].Any(Leaves)) ?? Array.FindLast(few, value => !users[value].Any());
        Entry = entry is null ? null : _found[entry];

        // A mixture with more channels is the network's own first layer.
        bool Leaves(Node user) => Find(user.Output) is not { Rows.Length: 1 or 3 };
    }

    /// <summary>The last affine map before the network looks at several pixels; null if it has neither three channels nor one.</summary>
    public PixelMap? Entry { get; }

    /// <summary>The affine map of a value; null if it is no affine image of the picture.</summary>
    public PixelMap? Find(Value value) => _found.TryGetValue(value, out var map) && !map.IsConstant ? map : null;

    private PixelMap? Known(Value value)
    {
        if (_found.TryGetValue(value, out var map)) return map;
        if (value.Constant is not { } constant || constant.Shape.Size > LargestConstant) return null;
        if (!_constants.TryGetValue(value, out map)) _constants[value] = map = Uniform(constant);
        return map;
    }

    /// <summary>A constant that varies along one axis at most.</summary>
    private static PixelMap? Uniform(Tensor constant)
    {
        var shape = constant.Shape;
        var elements = constant.Elements;
        if (elements.IndexOfAnyExcept(elements[0]) < 0) return new PixelMap(0, [[0, 0, 0, elements[0]]]);
        var strides = shape.Strides();
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var (stride, varies) = (strides[axis], false);
            for (var i = 0; i < elements.Length && !varies; i++) varies = elements[i] != elements[i / stride % shape[axis] * stride];
            if (varies) continue;
            var channels = Enumerable.Range(0, shape[axis]).Select(c => (double[])[0, 0, 0, constant.Elements[c * stride]]);
            return new PixelMap(shape.Rank - axis, [.. channels]);
        }

        return null;
    }

    /// <summary>Makes a rule that depends on the first input alone.</summary>
    private static Func<PixelMaps, Node, PixelMap?> Of(Func<Node, PixelMap, PixelMap?> rule) =>
        (maps, node) => maps.Known(node.Inputs[0]) is { } x ? rule(node, x) : null;

    private PixelMap? Combined(Node node, Func<double, double, double> combine) =>
        Known(node.Inputs[0]) is { } left && Known(node.Inputs[1]) is { } right
            ? PixelMap.Join(left, right, (a, b) => [.. a.Zip(b, combine)])
            : null;

    private PixelMap? Product(Node node)
    {
        if (Known(node.Inputs[0]) is not { } left || Known(node.Inputs[1]) is not { } right) return null;
        if (!left.IsConstant && !right.IsConstant) return null;
        var (map, by) = right.IsConstant ? (left, right) : (right, left);
        return PixelMap.Join(map, by, (a, b) => [.. a.Select(weight => weight * b[PixelMap.Offset])]);
    }

    private PixelMap? Quotient(Node node) => Known(node.Inputs[0]) is { } map && Known(node.Inputs[1]) is { IsConstant: true } by
        ? PixelMap.Join(map, by, (a, b) => [.. a.Select(weight => weight / b[PixelMap.Offset])])
        : null;

    private static PixelMap? Normalized(Node node, PixelMap x)
    {
        var statistics = node.Inputs.Skip(1).Select(input => input.Constant).OfType<Tensor>().ToArray();
        if (statistics is not [var scale, var bias, var mean, var variance] || x.Axis != node.Output.Shape.Rank - 1) return null;
        var normal = x.Scale(c => 1 / Deviation(c), c => -mean.Elements[c] / Deviation(c));
        return normal.Scale(c => scale.Elements[c], c => bias.Elements[c]) with { Normalized = normal.Rows };

        double Deviation(int channel) =>
            Math.Sqrt((double)variance.Elements[channel] + ((BatchNormalizationAttributes)node.Attributes).Epsilon);
    }

    /// <summary>A 1×1 convolution of stride 1.</summary>
    private static PixelMap? Mixed(Node node, PixelMap x)
    {
        if (node.Inputs[1].Constant is not { } kernel || kernel.Shape[2] * kernel.Shape[3] != 1) return null;
        if (node.Inputs[0].Shape[1] != x.Rows.Length) return null;
        var (attributes, bias) = (((ConvAttributes)node.Attributes), node.Inputs.Count == 3 ? node.Inputs[2].Constant : null);
        if (attributes.Strides != [1, 1] || (node.Inputs.Count == 3 && bias is null) || x.Axis is not (0 or 3)) return null;
        var (outputs, inputs) = (kernel.Shape[0], kernel.Shape[1]);
        var perGroup = outputs / attributes.Group;
        return x.Mix(3, outputs, Weight, to => bias?.Elements[to] ?? 0);

        double Weight(int to, int from) => from / inputs == to / perGroup ? kernel.Elements[(to * inputs) + (from % inputs)] : 0;
    }

    /// <summary>A matrix product: from the right it mixes along the last axis, from the left along the last but one.</summary>
    private PixelMap? Multiplied(Node node)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        if (_found.TryGetValue(left, out var x) && right.Constant is { Shape.Rank: 2 } after && x.Axis == 1)
            return x.Mix(1, after.Shape[1], (to, from) => after.Elements[(from * after.Shape[1]) + to], _ => 0);
        return _found.TryGetValue(right, out x) && left.Constant is { Shape.Rank: 2 } before && x.Axis == 2
            ? x.Mix(2, before.Shape[0], (to, from) => before.Elements[(to * before.Shape[1]) + from], _ => 0)
            : null;
    }

    /// <summary>A weighted mean of the channels, such as gray.</summary>
    private static PixelMap? Reduced(Node node, PixelMap x, double weight)
    {
        var axes = ((ReduceAttributes)node.Attributes).Axes;
        return axes.Count == 1 && node.Inputs[0].Shape.Rank - axes[0] == x.Axis ? x.Mix(0, 1, (_, _) => weight, _ => 0) : null;
    }

    private static PixelMap Transposed(Node node, PixelMap x)
    {
        var (permutation, rank) = (((PermutationAttributes)node.Attributes).Permutation, node.Output.Shape.Rank);
        return x.Axis == 0 ? x : x.Along(rank - Enumerable.Range(0, rank).First(axis => permutation[axis] == rank - x.Axis));
    }

    /// <summary>A reshape: the axis of the channels is the one with as many elements before it.</summary>
    private static PixelMap? Reshaped(Node node, PixelMap x)
    {
        if (x.Axis == 0) return x;
        var (from, to) = (node.Inputs[0].Shape, node.Output.Shape);
        var before = Shape.Create(from.Span[..(from.Rank - x.Axis)]).Size;
        var axis = Enumerable.Range(0, to.Rank).FirstOrDefault(At, -1);
        return axis < 0 ? null : x.Along(to.Rank - axis);

        bool At(int axis) => to[axis] == x.Rows.Length && Shape.Create(to.Span[..axis]).Size == before;
    }

    private static PixelMap Sliced(Node node, PixelMap x)
    {
        if (x.Axis == 0) return x;
        var (slice, axis) = (((SliceAttributes)node.Attributes), node.Output.Shape.Rank - x.Axis);
        var rows = Enumerable.Range(0, node.Output.Shape[axis]).Select(i => x.Rows[slice.Starts[axis] + (i * slice.Steps[axis])]);
        return x.With([.. rows], null);
    }

    /// <summary>A padding around the pixels, not along the channels.</summary>
    private static PixelMap? Padded(Node node, PixelMap x)
    {
        var (from, to) = (node.Inputs[0].Shape, node.Output.Shape);
        var padded = Enumerable.Range(0, from.Rank).Where(axis => from[axis] != to[axis]);
        return padded.Any(axis => x.Axis == 0 ? from[axis] == 1 : axis == from.Rank - x.Axis) ? null : x;
    }

    /// <summary>A concatenation of channels, or of pixels.</summary>
    private PixelMap? Joined(Node node)
    {
        var (rank, axis) = (node.Output.Shape.Rank, ((AxisAttributes)node.Attributes).Axis);
        var parts = node.Inputs.Select(Known).OfType<PixelMap>().ToArray();
        if (parts.Length < node.Inputs.Count) return null;
        var channels = parts.Zip(node.Inputs).All(part =>
            part.First.Rows.Length == part.Second.Shape[axis] && (part.First.Axis == 0 || part.First.Axis == rank - axis));
        if (channels) return new PixelMap(rank - axis, [.. parts.SelectMany(part => part.Rows)]);
        return parts.All(parts[0].Same) && parts[0].Axis != rank - axis ? parts[0] : null;
    }
}
