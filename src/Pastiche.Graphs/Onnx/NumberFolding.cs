using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>
/// Computes while reading what exporters compute with nodes when a model runs: shapes, and numbers made of them. A node is folded
/// where all its inputs are known; the others become nodes of the graph.
/// </summary>
internal static class NumberFolding
{
    private delegate Numbers Folding(OnnxNode node, Numbers[] inputs);

    private static readonly Dictionary<string, Folding> Table = new()
    {
        ["Identity"] = (_, x) => x[0],
        ["Cast"] = (n, x) => Cast(x[0], (DataType)n.Proto.Int("to")),
        ["Add"] = (_, x) => Binary(x, (a, b) => a + b),
        ["Sub"] = (_, x) => Binary(x, (a, b) => a - b),
        ["Mul"] = (_, x) => Binary(x, (a, b) => a * b),
        ["Div"] = (_, x) => Binary(x, x[0].IsWhole ? WholeQuotient : (a, b) => a / b),
        ["Min"] = (_, x) => Binary(x, Math.Min),
        ["Max"] = (_, x) => Binary(x, Math.Max),
        ["Equal"] = (_, x) => Binary(x, (a, b) => a == b ? 1 : 0) with { IsWhole = true },
        ["Neg"] = (_, x) => Unary(x[0], a => -a),
        ["Floor"] = (_, x) => Unary(x[0], Math.Floor),
        ["Ceil"] = (_, x) => Unary(x[0], Math.Ceiling),
        ["Where"] = Where,
        ["Reshape"] = Reshape,
        ["Squeeze"] = (n, x) => x[0] with { Sizes = OnnxAxes.Squeezed(x[0].Sizes, n.IntegersOr(1, "axes")) },
        ["Unsqueeze"] = (n, x) => x[0] with { Sizes = OnnxAxes.Unsqueezed(x[0].Sizes, n.IntegersOr(1, "axes")) },
        ["Concat"] = Concat,
        ["Gather"] = Gather,
        ["Slice"] = Slice,
        ["Transpose"] = Transpose,
        ["ConstantOfShape"] = (n, x) => Filled(n, x[0]),
    };

    /// <summary>The numbers that a node gives, or null if they are not known or of no concern here.</summary>
    public static Numbers? TryFold(OnnxNode node)
    {
        var operation = node.Proto.OpType;
        if (operation == "Shape") return Shape(node);
        if (operation == "Constant") return Constant(node.Proto);
        if (!Table.TryGetValue(operation, out var fold) || node.Proto.Input.Count == 0) return null;
        var inputs = new List<Numbers>();
        for (var i = 0; i < node.Proto.Input.Count; i++)
        {
            // An input left out holds nothing; the operators here read the others by their place.
            if (!node.Has(i)) inputs.Add(Numbers.List([]));
            else if (node.Known(i) is { } known) inputs.Add(known);
            else return null;
        }

        // A large fill is a tensor of the network, not a number about it.
        if (operation == "ConstantOfShape" && inputs[0].Elements.Aggregate(1.0, (a, b) => a * b) > Numbers.Most) return null;
        return fold(node, [.. inputs]);
    }

    /// <summary>The element that a ConstantOfShape repeats.</summary>
    public static Numbers Filling(NodeProto node) =>
        node.Find("value")?.T is { } value ? OnnxTensors.Read(value, "value") : new Numbers([1], [0], false);

    private static Numbers Shape(OnnxNode node)
    {
        int[] sizes = node.Known(0) is { } known ? known.Sizes : [.. node.Shape];
        var (start, end) = (Clamp(node.Proto.Int("start", 0)), Clamp(node.Proto.Int("end", int.MaxValue)));
        return Numbers.List(sizes[start..Math.Max(start, end)]);

        int Clamp(int axis) => Math.Clamp(axis < 0 ? axis + sizes.Length : axis, 0, sizes.Length);
    }

    /// <summary>A constant in one of its short forms, or inside a branch; all other ones with a tensor are among the stored ones.</summary>
    private static Numbers? Constant(NodeProto node)
    {
        if (node.Find("value")?.T is { } tensor) return OnnxTensors.Read(tensor, node.Label());
        if (node.Find("value_float") is { } number) return new Numbers([], [number.F], false);
        if (node.Find("value_int") is { } integer) return new Numbers([], [integer.I], true);
        var (floats, integers) = (node.Find("value_floats")?.Floats, node.Find("value_ints")?.Ints);
        if (floats is { Count: <= Numbers.Most }) return new Numbers([floats.Count], [.. floats.Select(value => (double)value)], false);
        return integers is { Count: <= Numbers.Most }
            ? new Numbers([integers.Count], [.. integers.Select(value => (double)value)], true)
            : null;
    }

    private static Numbers Cast(Numbers x, DataType to) => to switch
    {
        DataType.Int64 or DataType.Int32 => new Numbers(x.Sizes, Array.ConvertAll(x.Elements, Math.Truncate), true),
        DataType.Bool => new Numbers(x.Sizes, Array.ConvertAll(x.Elements, element => element != 0 ? 1.0 : 0.0), true),
        _ when OnnxTensors.IsReal(to) => x with { IsWhole = false },
        _ => throw GraphErrors.BadNode($"numbers of type {to} are not supported"),
    };

    private static double WholeQuotient(double a, double b) =>
        b != 0 ? Math.Truncate(a / b) : throw GraphErrors.BadNode("division by zero");

    private static Numbers Unary(Numbers x, Func<double, double> operation) =>
        x with { Elements = Array.ConvertAll(x.Elements, element => operation(element)) };

    private static Numbers Binary(Numbers[] x, Func<double, double, double> operation) => x.Length == 2
        ? Numbers.Create(Broadcast(x[0].Sizes, x[1].Sizes), x[0].IsWhole, at => Rounded(operation(x[0].At(at), x[1].At(at)), x[0].IsWhole))
        : throw GraphErrors.BadNode($"{x.Length} inputs; expected 2");

    /// <summary>Floats have single precision when a model runs, which decides where a scaled size is rounded to.</summary>
    private static double Rounded(double value, bool isWhole) => isWhole ? value : (float)value;

    private static Numbers Where(OnnxNode node, Numbers[] x)
    {
        if (x.Length != 3) throw GraphErrors.BadNode($"{x.Length} inputs; expected 3");
        return Numbers.Create(
            Broadcast(x[0].Sizes, Broadcast(x[1].Sizes, x[2].Sizes)), x[1].IsWhole, at => x[0].At(at) != 0 ? x[1].At(at) : x[2].At(at));
    }

    private static int[] Broadcast(int[] a, int[] b)
    {
        var sizes = new int[Math.Max(a.Length, b.Length)];
        for (var i = 1; i <= sizes.Length; i++)
        {
            var (left, right) = (i <= a.Length ? a[^i] : 1, i <= b.Length ? b[^i] : 1);
            if (left != right && left != 1 && right != 1)
                throw GraphErrors.BadNode($"sizes [{string.Join(", ", a)}] and [{string.Join(", ", b)}] do not broadcast");
            sizes[^i] = left == 1 ? right : left;
        }

        return sizes;
    }

    private static Numbers Reshape(OnnxNode node, Numbers[] x)
    {
        int[] sizes = [.. node.Integers(1)];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 0 && i < x[0].Sizes.Length) sizes[i] = x[0].Sizes[i];
        }

        var rest = sizes.Where(size => size != -1).Aggregate(1L, (product, size) => product > Numbers.Most ? product : product * size);
        var open = Array.IndexOf(sizes, -1);
        if (open >= 0 && rest > 0) sizes[open] = (int)(x[0].Elements.Length / rest);
        if (sizes.Any(size => size < 0) ||
            sizes.Aggregate(1L, (product, size) => product > Numbers.Most ? product : product * size) != x[0].Elements.Length)
        {
            throw GraphErrors.BadNode($"{x[0].Elements.Length} numbers do not fill the shape {node.Integers(1)}");
        }

        return x[0] with { Sizes = sizes };
    }

    private static Numbers Concat(OnnxNode node, Numbers[] x)
    {
        var axis = OnnxAxes.Resolve(node.Proto.Int("axis", 0), x[0].Sizes.Length);
        if (x.Any(part => part.Sizes.Length != x[0].Sizes.Length ||
            part.Sizes.Where((size, i) => i != axis && size != x[0].Sizes[i]).Any()))
        {
            throw GraphErrors.BadNode($"numbers that differ in more than axis {axis} cannot be joined");
        }

        int[] sizes = [.. x[0].Sizes];
        sizes[axis] = (int)Math.Min(x.Sum(part => (long)part.Sizes[axis]), int.MaxValue);
        return Numbers.Create(sizes, x[0].IsWhole, at =>
        {
            int[] inside = [.. at];
            var part = 0;
            while (inside[axis] >= x[part].Sizes[axis]) inside[axis] -= x[part++].Sizes[axis];
            return x[part].At(inside);
        });
    }

    private static Numbers Gather(OnnxNode node, Numbers[] x)
    {
        if (x.Length != 2) throw GraphErrors.BadNode($"{x.Length} inputs; expected 2");
        var (data, indices) = (x[0], x[1]);
        var axis = OnnxAxes.Resolve(node.Proto.Int("axis", 0), data.Sizes.Length);
        int[] sizes = [.. data.Sizes.Take(axis), .. indices.Sizes, .. data.Sizes.Skip(axis + 1)];
        return Numbers.Create(sizes, data.IsWhole, at =>
        {
            var index = indices.At(at.AsSpan(axis, indices.Sizes.Length));
            return data.At([.. at.Take(axis), OnnxAxes.Index(index, data.Sizes[axis]), .. at.Skip(axis + indices.Sizes.Length)]);
        });
    }

    private static Numbers Slice(OnnxNode node, Numbers[] x)
    {
        var (starts, ends, steps) = SliceOperators.Box(node, x[0].Sizes);
        var sizes = starts.Select((start, axis) => x[0].Sizes[axis] == 0 ? 0
            : steps[axis] > 0 ? Math.Max(0, (int)(((long)ends[axis] - start + steps[axis] - 1) / steps[axis]))
            : Math.Max(0, (int)(((long)ends[axis] - start + steps[axis] + 1) / steps[axis])));
        return Numbers.Create([.. sizes], x[0].IsWhole, at => x[0].At([.. at.Select((i, axis) => starts[axis] + (i * steps[axis]))]));
    }

    private static Numbers Transpose(OnnxNode node, Numbers[] x)
    {
        int[] axes = [.. Enumerable.Range(0, x[0].Sizes.Length)];
        int[] permutation = [.. node.Proto.Ints("perm", [.. axes.Reverse()])];
        if (!permutation.Order().SequenceEqual(axes))
            throw GraphErrors.BadNode($"perm [{string.Join(", ", permutation)}]; expected each axis once");
        return Numbers.Create([.. permutation.Select(axis => x[0].Sizes[axis])], x[0].IsWhole, at =>
            x[0].At([.. axes.Select(axis => at[Array.IndexOf(permutation, axis)])]));
    }

    private static Numbers Filled(OnnxNode node, Numbers shape)
    {
        var value = Filling(node.Proto);
        if (value.Elements.Length != 1) throw GraphErrors.BadNode($"{value.Elements.Length} values to fill with; expected one");
        int[] sizes = [.. shape.Integers(node.Proto.Input[0])];
        if (sizes.Any(size => size < 0))
            throw GraphErrors.BadNode($"a shape of {shape.Integers(node.Proto.Input[0])}; expected sizes of at least 0");
        return Numbers.Create(sizes, value.IsWhole, _ => value.Elements[0]);
    }
}
