namespace Pastiche.Graphs.Onnx;

/// <summary>Operators that move elements or give them another shape.</summary>
internal static class LayoutOperators
{
    public static OnnxOperator[] All =>
    [
        new("Concat", Concat, node => node.Int("axis", node.Get<AxisAttributes>().Axis)),
        new("ConstantOfShape", ConstantOfShape),
        new("DepthToSpace", DepthToSpace, node => node.Int("blocksize", node.Get<BlockAttributes>().Block)),
        new("Expand", Expand, WriteShape),
        new("Flatten", Flatten),
        new("Reshape", Reshape, WriteShape),
        new("ScatterElements", ScatterElements, node => node.Text("reduction", "add")),
        new("Squeeze", Squeeze),
        new("Transpose", Transpose, node => node.Ints("perm", node.Get<PermutationAttributes>().Permutation)),
        new("Unsqueeze", Unsqueeze),
    ];

    private static void WriteShape(OnnxNodeWriter node) => node.IntegersInput(node.Get<ShapeAttributes>().Shape);

    private static ValueList<Value> Reshape(OnnxNode node) => [Reshaped(node, Target(node))];

    private static ValueList<Value> Squeeze(OnnxNode node) =>
        [Reshaped(node, [.. OnnxAxes.Squeezed(node.Shape, node.IntegersOr(1, "axes"))])];

    private static ValueList<Value> Unsqueeze(OnnxNode node) =>
        [Reshaped(node, [.. OnnxAxes.Unsqueezed(node.Shape, node.IntegersOr(1, "axes"))])];

    private static ValueList<Value> Flatten(OnnxNode node)
    {
        var x = node.Shape;
        var axis = node.Proto.Int("axis", 1);
        if (axis != x.Rank) axis = node.Axis(axis);
        return [Reshaped(node, [Shape.Create(x.Span[..axis]).Size, Shape.Create(x.Span[axis..]).Size])];
    }

    private static ValueList<Value> Expand(OnnxNode node)
    {
        var (from, to) = (node.Shape, Shape.Create(node.Integers(1).Span));
        var shape = Shape.TryBroadcast(from, to) ?? throw GraphErrors.BadNode($"{from} does not broadcast to {to}");
        return node.Emit(1, new ShapeAttributes(shape));
    }

    /// <summary>A tensor of one number, which takes no memory until it is used.</summary>
    private static ValueList<Value> ConstantOfShape(OnnxNode node)
    {
        var value = NumberFolding.Filling(node.Proto);
        if (value.IsWhole || value.Elements.Length != 1)
            throw GraphErrors.BadNode("large tensors of anything but one float are not supported");
        return [node.Graph.Expand(node.Graph.Scalar((float)value.Elements[0]), Shape.Create(node.Integers(0).Span))];
    }

    private static ValueList<Value> Transpose(OnnxNode node)
    {
        var axes = Enumerable.Range(0, node.Shape.Rank).Reverse();
        return node.Emit(1, new PermutationAttributes(node.Proto.Ints("perm", [.. axes])));
    }

    private static ValueList<Value> Concat(OnnxNode node) =>
        node.Emit(node.Proto.Input.Count, new AxisAttributes(node.Axis(node.Proto.Int("axis", 1))));

    private static ValueList<Value> ScatterElements(OnnxNode node)
    {
        if (node.Proto.Text("reduction", "none") != "add" || node.Proto.Int("axis", 0) != 0)
            throw GraphErrors.BadNode("only adding along axis 0 is supported");
        return node.Emit(3, Attributes.None);
    }

    /// <summary>Channels as rows and columns of pixels; in mode CRD the channel comes before the pixel in the block.</summary>
    private static ValueList<Value> DepthToSpace(OnnxNode node)
    {
        var block = node.Proto.Int("blocksize");
        var mode = node.Proto.Text("mode", "DCR");
        if (mode == "DCR") return node.Emit(1, new BlockAttributes(block));
        var x = node.Images(0);
        if (mode != "CRD" || block < 1 || block > x[1] || x[1] % ((long)block * block) != 0)
            throw GraphErrors.BadNode($"mode {mode} with blocks of {block} of {x} is not supported");
        var split = node.Graph.Reshape(node.Input(0), [x[0], x[1] / (block * block), block, block, x[2], x[3]]);
        var pixels = node.Graph.Transpose(split, 0, 1, 4, 2, 5, 3);
        return [node.Graph.Reshape(pixels, [x[0], x[1] / (block * block), x[2] * block, x[3] * block])];
    }

    /// <summary>A stored tensor stays a stored tensor.</summary>
    private static Value Reshaped(OnnxNode node, Shape shape)
    {
        if (node.Input(0).Constant is { } constant && constant.Shape.Size == shape.Size)
            return node.Graph.Constant(constant.Reshape(shape));
        return node.Shape == shape ? node.Input(0) : node.Emit(Op.Reshape, 1, new ShapeAttributes(shape))[0];
    }

    private static Shape Target(OnnxNode node)
    {
        var x = node.Shape;
        var stated = node.Integers(1);
        if (stated.Contains(0) && node.Proto.Int("allowzero", 0) != 0)
            throw GraphErrors.BadNode("tensors without elements are not supported");
        int[] sizes = [.. stated.Select((size, axis) => size != 0 ? size : x[node.Axis(axis)])];
        var open = Array.IndexOf(sizes, -1);
        if (open < 0) return [.. sizes];
        sizes[open] = 1;
        sizes[open] = x.Size / Shape.Create(sizes).Size;
        return [.. sizes];
    }
}
