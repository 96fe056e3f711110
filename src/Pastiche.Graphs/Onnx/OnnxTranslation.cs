using System.Diagnostics.CodeAnalysis;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Turns the nodes of a model file, one after the other, into nodes of a graph; names end here.</summary>
internal sealed class OnnxTranslation(Graph graph, OnnxTensors tensors)
{
    private readonly Dictionary<string, Value> _values = [];

    public Graph Graph => graph;

    public void Define(string name, Value value)
    {
        // An output that nothing takes may be left without a name.
        if (name.Length > 0 && !_values.TryAdd(name, value)) Throw.DuplicateName("tensor", name, graph.Name);
    }

    /// <summary>Whether a tensor of this name has been made or is stored.</summary>
    public bool Knows(string name) => _values.ContainsKey(name) || tensors.Contains(name);

    /// <summary>A tensor that nodes have made, if it has been.</summary>
    public Value? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A named tensor; a stored one becomes a constant when it is first asked for.</summary>
    private bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        if (_values.TryGetValue(name, out value)) return true;
        if (!tensors.TryRead(name, out var tensor)) return false;
        Define(name, value = graph.Constant(tensor));
        return true;
    }

    public void Translate(NodeProto node) => Located($"node {node.Label()} ({node.OpType})", () => Append(node));

    /// <summary>Makes a tensor an output of the graph, under its own name.</summary>
    public void Publish(string name) => Located($"output {name}", () => graph.Output(name, Get(name)));

    /// <summary>Says of every problem where in which model it is.</summary>
    private void Located(string where, Action action)
    {
        try
        {
            action();
        }
        catch (GraphException problem)
        {
            throw new GraphException($"{graph.Name}: {where}: {problem.Message}", problem);
        }
    }

    /// <summary>As <see cref="Translate"/>, with the problem alone in a message.</summary>
    public void Append(NodeProto node)
    {
        if (node.Domain is not ("" or "ai.onnx")) Throw.BadNode($"operators of {node.Domain} are not supported");
        if (node.OpType == "Constant")
        {
            tensors.Add(node.Output[0], node.Find("value")?.T ?? Throw.BadNode<TensorProto>("a constant without a tensor"));
            return;
        }

        var outputs = Outputs(node);
        for (var i = 0; i < Math.Min(outputs.Count, node.Output.Count); i++) Define(node.Output[i], outputs[i]);
    }

    private ValueList<Value> Outputs(NodeProto node) => node.OpType switch
    {
        "Identity" or "Dropout" => [Input(node, 0)],
        "Sum" => [node.Input.Skip(1).Select(Get).Aggregate(Input(node, 0), graph.Add)],
        "GlobalAveragePool" => Emit(node, Op.ReduceMean, 1, new ReduceAttributes([.. Axes(node).Skip(2)], true)),
        "Flatten" => Emit(node, Op.Reshape, 1, new ShapeAttributes(Flat(node))),
        "Add" or "Sub" or "Mul" or "Div" or "Greater" or "MatMul" => Emit(node, Parse(node), 2, Attributes.None),
        "Cast" when node.Int("to") == (int)DataType.Float =>
            Input(node, 0).Type == ElementType.Real ? [Input(node, 0)] : Emit(node, Op.Cast, 1, Attributes.None),
        "Where" => Emit(node, Op.Where, 3, Attributes.None),
        "Relu" or "Sigmoid" or "Exp" or "Neg" or "Sqrt" => Emit(node, Parse(node), 1, Attributes.None),
        "Conv" => Emit(node, Op.Conv, Has(node, 2) ? 3 : 2, Conv(node)),
        "BatchNormalization" => Emit(node, Op.BatchNormalization, 5, BatchNormalization(node)),
        "MaxPool" or "AveragePool" => Emit(node, Parse(node), 1, Pool(node)),
        "MaxUnpool" => Emit(node, Op.MaxUnpool, 2, new ShapeAttributes([.. Integers(node, 2)])),
        "Reshape" => Emit(node, Op.Reshape, 1, new ShapeAttributes(Target(node))),
        "Expand" => Emit(node, Op.Expand, 1, new ShapeAttributes(Expanded(node))),
        "Transpose" => Emit(node, Op.Transpose, 1, new PermutationAttributes(node.Ints("perm", [.. Axes(node).Reverse()]))),
        "ReduceSum" or "ReduceMean" or "ReduceSumSquare" => Reduce(node) is { } reduce ? Emit(node, Parse(node), 1, reduce) : [Input(node, 0)],
        "Slice" => Emit(node, Op.Slice, 1, Slice(node)),
        "Pad" => Emit(node, Op.Pad, 1, Pad(node)),
        "Concat" => Emit(node, Op.Concat, node.Input.Count, new AxisAttributes(Axis(node, node.Int("axis", 1)))),
        "DepthToSpace" when node.Text("mode", "DCR") == "DCR" => Emit(node, Op.DepthToSpace, 1, new BlockAttributes(node.Int("blocksize"))),
        "ScatterElements" when node.Text("reduction", "none") == "add" && node.Int("axis", 0) == 0 => Emit(node, Op.ScatterElements, 3, Attributes.None),
        _ => Throw.BadNode<ValueList<Value>>("this operator, or this form of it, is not supported"),
    };

    private ValueList<Value> Emit(NodeProto node, Op op, int inputs, Attributes attributes) =>
        graph.Emit(op, [.. Enumerable.Range(0, inputs).Select(i => Input(node, i))], attributes, node.Label()).Outputs;

    private static Op Parse(NodeProto node) => Enum.Parse<Op>(node.OpType);

    private ConvAttributes Conv(NodeProto node)
    {
        var (strides, dilations) = (node.Pair("strides", 1), node.Pair("dilations", 1));
        var kernel = Images(node, 1);
        ValueList<int> extent = [Extent(kernel[2], dilations[0]), Extent(kernel[3], dilations[1])];
        return new ConvAttributes(strides, Pads(node, extent, strides), dilations, node.Int("group", 1));

        static int Extent(int size, int dilation) => OnnxAttributes.Fit(((size - 1L) * dilation) + 1);
    }

    private PoolAttributes Pool(NodeProto node)
    {
        if (node.Int("ceil_mode", 0) != 0) Throw.BadNode("ceil_mode 1 is not supported");
        if (node.Pair("dilations", 1) != [1, 1]) Throw.BadNode("dilated pooling is not supported");
        if (node.Int("storage_order", 0) != 0) Throw.BadNode("column-major indices are not supported");
        var (kernel, strides) = (node.Pair("kernel_shape", null), node.Pair("strides", 1));
        return new PoolAttributes(kernel, strides, Pads(node, kernel, strides), node.Int("count_include_pad", 0) != 0);
    }

    private ValueList<int> Pads(NodeProto node, ValueList<int> extent, ValueList<int> strides)
    {
        var mode = node.Text("auto_pad", "NOTSET");
        if (mode == "NOTSET") return node.Ints("pads", [0, 0, 0, 0]);
        if (mode == "VALID") return [0, 0, 0, 0];
        if (mode is not ("SAME_UPPER" or "SAME_LOWER"))
            Throw.BadNode($"auto_pad {mode} is not one of NOTSET, VALID, SAME_UPPER, SAME_LOWER");
        if (strides.Any(stride => stride < 1)) Throw.BadNode($"strides {strides}; expected at least 1");
        var (rows, columns) = (Same(0), Same(1));
        return [rows.Before, columns.Before, rows.After, columns.After];

        (int Before, int After) Same(int axis)
        {
            var (size, stride) = (Images(node, 0)[2 + axis], strides[axis]);
            var lastStart = (size - 1) / stride * stride;
            var total = (int)Math.Max(0, (long)lastStart + extent[axis] - size);
            var before = mode == "SAME_UPPER" ? total / 2 : total - (total / 2);
            return (before, total - before);
        }
    }

    private static BatchNormalizationAttributes BatchNormalization(NodeProto node)
    {
        if (node.Int("training_mode", 0) != 0) Throw.BadNode("training_mode 1 is not supported");
        if (node.Int("spatial", 1) != 1) Throw.BadNode("spatial 0 is not supported");
        return new BatchNormalizationAttributes(node.Float("epsilon", 1e-5f));
    }

    /// <summary>No axes mean all, unless the node says that they mean to do nothing: then null.</summary>
    private ReduceAttributes? Reduce(NodeProto node)
    {
        var axes = Has(node, 1) ? Integers(node, 1) : node.Ints("axes", []);
        if (axes.Count == 0 && node.Int("noop_with_empty_axes", 0) != 0)
            return node.OpType != "ReduceSumSquare" ? null : Throw.BadNode<ReduceAttributes>("squaring without reducing is not supported");
        if (axes.Count == 0) axes = Axes(node);
        return new ReduceAttributes([.. axes.Select(axis => Axis(node, axis)).Order()], node.Int("keepdims", 1) != 0);
    }

    private SliceAttributes Slice(NodeProto node)
    {
        var shape = Input(node, 0).Shape;
        var (starts, ends) = (Integers(node, 1), Integers(node, 2));
        var axes = Has(node, 3) ? Integers(node, 3) : [.. Enumerable.Range(0, starts.Count)];
        var steps = Has(node, 4) ? Integers(node, 4) : [.. starts.Select(_ => 1)];
        if (ends.Count != starts.Count || axes.Count != starts.Count || steps.Count != starts.Count)
            Throw.BadNode("starts, ends, axes and steps differ in length");
        int[] from = [.. shape.Select(_ => 0)], to = [.. shape], by = [.. shape.Select(_ => 1)];
        for (var i = 0; i < starts.Count; i++)
        {
            var axis = Axis(node, axes[i]);
            from[axis] = Math.Clamp(NonNegative(starts[i], shape[axis]), 0, shape[axis]);
            to[axis] = Math.Clamp(NonNegative(ends[i], shape[axis]), 0, shape[axis]);
            by[axis] = steps[i];
        }

        return new SliceAttributes([.. from], [.. to], [.. by]);
    }

    private PadAttributes Pad(NodeProto node)
    {
        var fillsZeros = node.Text("mode", "constant") == "constant" && node.Float("value", 0) == 0 &&
            (!Has(node, 2) || Input(node, 2).Constant is { Elements: [0] });
        if (!fillsZeros) Throw.BadNode("only padding with zeros is supported");
        if (Has(node, 3)) Throw.BadNode("padding of chosen axes is not supported");
        var pads = Has(node, 1) ? Integers(node, 1) : node.Ints("pads", []);
        var rank = pads.Count / 2;
        return new PadAttributes([.. pads.Take(rank)], [.. pads.Skip(rank)]);
    }

    private Shape Target(NodeProto node)
    {
        var x = Input(node, 0).Shape;
        var stated = Integers(node, 1);
        if (stated.Contains(0) && node.Int("allowzero", 0) != 0) Throw.BadNode("tensors without elements are not supported");
        int[] sizes = [.. stated.Select((size, axis) => size != 0 ? size : x[Axis(node, axis)])];
        var open = Array.IndexOf(sizes, -1);
        if (open < 0) return [.. sizes];
        sizes[open] = 1;
        sizes[open] = x.Size / Shape.Create(sizes).Size;
        return [.. sizes];
    }

    private Shape Expanded(NodeProto node)
    {
        var (from, to) = (Input(node, 0).Shape, Shape.Create(Integers(node, 1).Span));
        return Shape.TryBroadcast(from, to) ?? Throw.BadNode<Shape>($"{from} does not broadcast to {to}");
    }

    private Shape Flat(NodeProto node)
    {
        var x = Input(node, 0).Shape;
        var axis = node.Int("axis", 1) == x.Rank ? x.Rank : Axis(node, node.Int("axis", 1));
        return [Shape.Create(x.Span[..axis]).Size, Shape.Create(x.Span[axis..]).Size];
    }

    private static int NonNegative(int value, int size) => value < 0 ? value + size : value;

    private int Axis(NodeProto node, int axis)
    {
        var rank = Input(node, 0).Shape.Rank;
        if (axis < -rank || axis >= rank) Throw.BadNode($"axis {axis} of {Input(node, 0).Shape} does not exist");
        return NonNegative(axis, rank);
    }

    private ValueList<int> Axes(NodeProto node) => [.. Enumerable.Range(0, Input(node, 0).Shape.Rank)];

    private Shape Images(NodeProto node, int index)
    {
        var shape = Input(node, index).Shape;
        return shape.Rank == 4 ? shape : Throw.BadNode<Shape>($"input {index} is {shape}; expected rank 4 (images)");
    }

    /// <summary>Whether an optional input is given; an empty name leaves it out.</summary>
    private static bool Has(NodeProto node, int index) => index < node.Input.Count && node.Input[index].Length > 0;

    private Value Input(NodeProto node, int index) => Has(node, index) ? Get(node.Input[index]) : Throw.BadNode<Value>($"input {index} is missing");

    private Value Get(string name) => TryGet(name, out var value) ? value : Throw.BadNode<Value>($"input {name} does not exist");

    private ValueList<int> Integers(NodeProto node, int index) =>
        Has(node, index) ? tensors.Integers(node.Input[index]) : Throw.BadNode<ValueList<int>>($"input {index} is missing");
}
