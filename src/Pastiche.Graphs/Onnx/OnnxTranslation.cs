using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Turns the nodes of a model file, one after the other, into nodes of a graph; names end here.</summary>
internal sealed class OnnxTranslation
{
    private readonly Graph _graph;
    private readonly Dictionary<string, Value> _values = [];
    private readonly Dictionary<string, TensorProto> _initializers;

    public OnnxTranslation(Graph graph, IEnumerable<TensorProto> initializers)
    {
        _graph = graph;
        _initializers = [];
        foreach (var tensor in initializers)
        {
            if (!_initializers.TryAdd(tensor.Name, tensor)) Throw.DuplicateName("initializer", tensor.Name, graph.Name);
        }
    }

    public bool IsInitializer(string name) => _initializers.ContainsKey(name);

    public void Define(string name, Value value) => _values[name] = value;

    /// <summary>A named tensor; an initializer becomes a constant when it is first asked for.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        if (_values.TryGetValue(name, out value)) return true;
        if (!_initializers.TryGetValue(name, out var tensor)) return false;
        Define(name, value = _graph.Constant(new Tensor(ShapeOf(tensor), Floats(tensor))));
        return true;
    }

    public void Translate(NodeProto node)
    {
        if (node.OpType == "Constant")
        {
            _initializers[node.Output[0]] = node.Attribute.FirstOrDefault(a => a.Name == "value")?.T ?? Fail<TensorProto>(node, "a constant without a tensor");
            return;
        }

        var outputs = Outputs(node);
        for (var i = 0; i < Math.Min(outputs.Count, node.Output.Count); i++) Define(node.Output[i], outputs[i]);
    }

    private ValueList<Value> Outputs(NodeProto node) => node.OpType switch
    {
        "Identity" or "Dropout" => [Input(node, 0)],
        "Sum" => [node.Input.Select(name => Get(node, name)).Aggregate(_graph.Add)],
        "GlobalAveragePool" => Emit(node, Op.ReduceMean, 1, new ReduceAttributes([2, 3], true)),
        "Flatten" => Emit(node, Op.Reshape, 1, new ShapeAttributes(Flat(Input(node, 0).Shape, Int(node, "axis", 1)))),
        "Add" or "Sub" or "Mul" or "Div" or "Greater" or "MatMul" => Emit(node, Parse(node), 2, Attributes.None),
        "Cast" when Int(node, "to", 0) == (int)DataType.Float => Emit(node, Op.Cast, 1, Attributes.None),
        "Where" => Emit(node, Op.Where, 3, Attributes.None),
        "Relu" or "Sigmoid" or "Exp" or "Neg" or "Sqrt" => Emit(node, Parse(node), 1, Attributes.None),
        "Conv" => Emit(node, Op.Conv, Math.Min(3, node.Input.Count), Conv(node)),
        "BatchNormalization" => Emit(node, Op.BatchNormalization, 5, new BatchNormalizationAttributes(Float(node, "epsilon", 1e-5f))),
        "MaxPool" or "AveragePool" => Emit(node, Parse(node), 1, Pool(node)),
        "MaxUnpool" => Emit(node, Op.MaxUnpool, 2, new ShapeAttributes([.. Integers(node, 2)])),
        "Reshape" => Emit(node, Op.Reshape, 1, new ShapeAttributes(Target(node))),
        "Expand" => Emit(node, Op.Expand, 1, new ShapeAttributes([.. Integers(node, 1)])),
        "Transpose" => Emit(node, Op.Transpose, 1, new PermutationAttributes(Ints(node, "perm", [.. Enumerable.Range(0, Input(node, 0).Shape.Rank).Reverse()]))),
        "ReduceSum" or "ReduceMean" or "ReduceSumSquare" => Emit(node, Parse(node), 1, Reduce(node)),
        "Slice" => Emit(node, Op.Slice, 1, Slice(node)),
        "Pad" => Emit(node, Op.Pad, 1, Pad(node)),
        "Concat" => Emit(node, Op.Concat, node.Input.Count, new AxisAttributes(NonNegative(Int(node, "axis", 0), Input(node, 0).Shape.Rank))),
        "DepthToSpace" when Text(node, "mode", "DCR") == "DCR" => Emit(node, Op.DepthToSpace, 1, new BlockAttributes(Int(node, "blocksize", 1))),
        "ScatterElements" when Text(node, "reduction", "none") == "add" && Int(node, "axis", 0) == 0 => Emit(node, Op.ScatterElements, 3, Attributes.None),
        _ => Fail<ValueList<Value>>(node, null),
    };

    private ValueList<Value> Emit(NodeProto node, Op op, int inputs, Attributes attributes) =>
        _graph.Emit(op, [.. Enumerable.Range(0, inputs).Select(i => Input(node, i))], attributes, Label(node)).Outputs;

    private static Op Parse(NodeProto node) => Enum.Parse<Op>(node.OpType);

    private ConvAttributes Conv(NodeProto node)
    {
        var kernel = Input(node, 1).Shape;
        var (strides, dilations) = (Ints(node, "strides", [1, 1]), Ints(node, "dilations", [1, 1]));
        ValueList<int> extent = [.. kernel.Skip(2).Zip(dilations, (size, dilation) => ((size - 1) * dilation) + 1)];
        return new ConvAttributes(strides, Pads(node, extent, strides), dilations, Int(node, "group", 1));
    }

    private PoolAttributes Pool(NodeProto node)
    {
        if (Int(node, "ceil_mode", 0) != 0) Fail<int>(node, "ceil_mode 1 is not supported");
        if (Ints(node, "dilations", [1, 1]).Any(dilation => dilation != 1)) Fail<int>(node, "dilated pooling is not supported");
        if (Int(node, "storage_order", 0) != 0) Fail<int>(node, "column-major indices are not supported");
        var (kernel, strides) = (Ints(node, "kernel_shape", []), Ints(node, "strides", [1, 1]));
        return new PoolAttributes(kernel, strides, Pads(node, kernel, strides), Int(node, "count_include_pad", 0) != 0);
    }

    private ValueList<int> Pads(NodeProto node, ValueList<int> extent, ValueList<int> strides)
    {
        var mode = Text(node, "auto_pad", "NOTSET");
        if (mode == "NOTSET") return Ints(node, "pads", [0, 0, 0, 0]);
        if (mode == "VALID") return [0, 0, 0, 0];
        if (mode is not ("SAME_UPPER" or "SAME_LOWER")) Fail<int>(node, $"auto_pad {mode}");
        var x = Input(node, 0).Shape;
        int[] total = [.. extent.Select((size, i) => Math.Max(0, ((((x[2 + i] + strides[i] - 1) / strides[i]) - 1) * strides[i]) + size - x[2 + i]))];
        int[] before = [.. total.Select(amount => mode == "SAME_UPPER" ? amount / 2 : amount - (amount / 2))];
        return [.. before, .. total.Zip(before, (all, first) => all - first)];
    }

    private ReduceAttributes Reduce(NodeProto node)
    {
        var rank = Input(node, 0).Shape.Rank;
        ValueList<int> all = [.. Enumerable.Range(0, rank)];
        var axes = node.Input.Count > 1 && node.Input[1].Length > 0 ? Integers(node, 1) : Ints(node, "axes", all);
        return new ReduceAttributes([.. axes.Select(axis => NonNegative(axis, rank)).Order()], Int(node, "keepdims", 1) != 0);
    }

    private SliceAttributes Slice(NodeProto node)
    {
        var shape = Input(node, 0).Shape;
        var (starts, ends) = (Integers(node, 1), Integers(node, 2));
        var axes = node.Input.Count > 3 ? Integers(node, 3) : [.. Enumerable.Range(0, starts.Count)];
        var steps = node.Input.Count > 4 ? Integers(node, 4) : [.. starts.Select(_ => 1)];
        int[] from = [.. shape.Select(_ => 0)], to = [.. shape], by = [.. shape.Select(_ => 1)];
        for (var i = 0; i < starts.Count; i++)
        {
            var axis = NonNegative(axes[i], shape.Rank);
            from[axis] = Math.Clamp(NonNegative(starts[i], shape[axis]), 0, shape[axis]);
            to[axis] = Math.Clamp(NonNegative(ends[i], shape[axis]), 0, shape[axis]);
            by[axis] = steps[i];
        }

        return new SliceAttributes([.. from], [.. to], [.. by]);
    }

    private PadAttributes Pad(NodeProto node)
    {
        if (Text(node, "mode", "constant") != "constant") Fail<int>(node, "only padding with zeros is supported");
        var pads = node.Input.Count > 1 ? Integers(node, 1) : Ints(node, "pads", []);
        var rank = pads.Count / 2;
        return new PadAttributes([.. pads.Take(rank)], [.. pads.Skip(rank)]);
    }

    private Shape Target(NodeProto node)
    {
        var x = Input(node, 0).Shape;
        int[] sizes = [.. Integers(node, 1).Select((size, i) => size == 0 ? x[i] : size)];
        var open = Array.IndexOf(sizes, -1);
        if (open >= 0) sizes[open] = x.Size / sizes.Where((_, i) => i != open).Aggregate(1, (product, size) => product * size);
        return [.. sizes];
    }

    private static Shape Flat(Shape x, int axis) =>
        [x.Take(axis).Aggregate(1, (product, size) => product * size), x.Skip(axis).Aggregate(1, (product, size) => product * size)];

    private static int NonNegative(int value, int size) => value < 0 ? value + size : value;

    private Value Input(NodeProto node, int index) =>
        index < node.Input.Count ? Get(node, node.Input[index]) : Fail<Value>(node, $"input {index} is missing");

    private Value Get(NodeProto node, string name) => TryGet(name, out var value) ? value : Fail<Value>(node, $"input {name} does not exist");

    /// <summary>An integer tensor that must be known: a shape, axes or pads. Ends may be "as far as there is" (the largest long).</summary>
    private ValueList<int> Integers(NodeProto node, int index)
    {
        if (index >= node.Input.Count || !_initializers.TryGetValue(node.Input[index], out var tensor))
            return Fail<ValueList<int>>(node, $"input {index} must be a constant");
        var values = tensor.RawData.Length > 0 ? MemoryMarshal.Cast<byte, long>(tensor.RawData.Span) : tensor.Int64Data.ToArray();
        var result = new int[values.Length];
        for (var i = 0; i < result.Length; i++) result[i] = (int)Math.Clamp(values[i], -int.MaxValue, int.MaxValue);
        return [.. result];
    }

    private static Shape ShapeOf(TensorProto tensor) => [.. tensor.Dims.Select(size => checked((int)size))];

    private float[] Floats(TensorProto tensor)
    {
        if (tensor.DataType != (int)DataType.Float || tensor.DataLocation == DataLocation.External)
            Throw.Unreadable(_graph.Name, $"tensor {tensor.Name} is not 32-bit floats inside the file");
        return tensor.RawData.Length > 0 ? MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray() : [.. tensor.FloatData];
    }

    private static int Int(NodeProto node, string name, int otherwise) => (int)(Find(node, name)?.I ?? otherwise);

    private static float Float(NodeProto node, string name, float otherwise) => Find(node, name)?.F ?? otherwise;

    private static string Text(NodeProto node, string name, string otherwise) => Find(node, name)?.S.ToStringUtf8() ?? otherwise;

    private static ValueList<int> Ints(NodeProto node, string name, ValueList<int> otherwise) =>
        Find(node, name) is { } attribute ? [.. attribute.Ints.Select(value => (int)value)] : otherwise;

    private static AttributeProto? Find(NodeProto node, string name) => node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    private static string Label(NodeProto node) => node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault() ?? "";

    [DoesNotReturn]
    private T Fail<T>(NodeProto node, string? problem)
    {
        if (problem is null) Throw.UnsupportedOp(_graph.Name, node.OpType, Label(node));
        throw new GraphException($"{_graph.Name}: node {Label(node)} ({node.OpType}): {problem}.");
    }
}
