namespace Pastiche.Graphs.Differentiation;

/// <summary>
/// The gradient rules, in the notation of the field: y = f(x) or y = f(a, b), and dy is the cotangent of y. Where a closed form in the
/// output exists it is used, so that the input need not be kept.
/// </summary>
internal static class Rules
{
    /// <summary>The rule of each operator that has a gradient.</summary>
    public static IReadOnlyDictionary<Op, Rule> Table { get; } = new Dictionary<Op, Rule>
    {
        [Op.Add] = Binary((a, b, y, dy) => [dy, dy]),
        [Op.Sub] = Binary((a, b, y, dy) => [dy, -dy]),
        [Op.Mul] = Binary((a, b, y, dy) => [dy * b, dy * a]),
        [Op.Div] = Binary((a, b, y, dy) => [dy / b, -((dy * y) / b)]),
        [Op.Pow] = Binary((a, b, y, dy) => [dy * (b * Pow(a, Decrement(b))), null]),
        [Op.Neg] = Unary((x, y, dy) => [-dy]),
        [Op.Exp] = Unary((x, y, dy) => [dy * y]),
        [Op.Sqrt] = Unary((x, y, dy) => [dy / (2 * y)]),
        [Op.Relu] = Unary((x, y, dy) => [dy * Indicator(y > 0)]),
        [Op.Sigmoid] = Unary((x, y, dy) => [dy * (y * (1 - y))]),
        [Op.LeakyRelu] = LeakyRelu,
        [Op.Clip] = Clip,
        [Op.Where] = Where,
        [Op.MatMul] = MatMul,
        [Op.Reshape] = Unary((x, y, dy) => [Reshape(dy, x.Shape)]),
        [Op.Expand] = Unary((x, y, dy) => [dy]),
        [Op.Transpose] = Transpose,
        [Op.ReduceSum] = (node, dy) => [KeepAxes(node, dy)],
        [Op.ReduceMean] = (node, dy) => [KeepAxes(node, dy) * ((float)node.Output.Shape.Size / node.Inputs[0].Shape.Size)],
        [Op.ReduceSumSquare] = (node, dy) => [node.Inputs[0] * (2 * KeepAxes(node, dy))],
        [Op.Slice] = Slice,
        [Op.Pad] = Pad,
        [Op.Concat] = Concat,
        [Op.DepthToSpace] = DepthToSpace,
        [Op.ScatterElements] = (_, dy) => [dy],
        [Op.Conv] = ConvRule.Apply,
        [Op.MaxPool] = PoolRule.MaxPool,
        [Op.AveragePool] = PoolRule.AveragePool,
    };

    /// <summary>The operators that have no gradient; every other one has a rule.</summary>
    public static IReadOnlySet<Op> WithoutGradient { get; } = new HashSet<Op>
    {
        // They have no inputs.
        Op.Input, Op.Constant,
        // Constant almost everywhere, so that nothing depends smoothly on anything through them.
        Op.Greater, Op.Cast,
        // Appears only in gradients, which are not differentiated again.
        Op.MaxUnpool,
        // FoldBatchNorm replaces it by a multiplication and an addition before anything is differentiated.
        Op.BatchNormalization,
    };

    private static Rule Unary(Func<Value, Value, Value, ValueList<Value?>> rule) => (node, dy) => rule(node.Inputs[0], node.Output, dy);

    private static Rule Binary(Func<Value, Value, Value, Value, ValueList<Value?>> rule) =>
        (node, dy) => rule(node.Inputs[0], node.Inputs[1], node.Output, dy);

    private static ValueList<Value?> LeakyRelu(Node node, Value dy) =>
        [node.Graph.Where(node.Output > 0, dy, dy * node.Get<LeakyReluAttributes>().Slope)];

    /// <summary>The cotangent passes where the output lies between the bounds, each compared with only where there is one.</summary>
    private static ValueList<Value?> Clip(Node node, Value dy)
    {
        var (minimum, maximum) = node.Get<ClipAttributes>();
        if (!float.IsNegativeInfinity(minimum)) dy *= Indicator(node.Output > minimum);
        if (!float.IsPositiveInfinity(maximum)) dy *= Indicator(node.Output < maximum);
        return [dy];
    }

    private static ValueList<Value?> Where(Node node, Value dy)
    {
        var (graph, condition) = (node.Graph, node.Inputs[0]);
        return [null, graph.Where(condition, dy, graph.Scalar(0)), graph.Where(condition, graph.Scalar(0), dy)];
    }

    /// <summary>A·B gives dA = dY·Bᵀ and dB = Aᵀ·dY. <see cref="Passes.FuseSums"/> joins the two of A·Aᵀ into one product.</summary>
    private static ValueList<Value?> MatMul(Node node, Value dy)
    {
        var (graph, a, b) = (node.Graph, node.Inputs[0], node.Inputs[1]);
        var second = graph.MatMul(graph.SwapLastAxes(a), dy);
        return [graph.MatMul(dy, graph.SwapLastAxes(b)), second];
    }

    /// <summary>1 where the condition is true, 0 elsewhere.</summary>
    private static Value Indicator(Value condition) => condition.Graph.Cast(condition);

    private static Value Pow(Value x, Value exponent) => x.Graph.Pow(x, exponent);

    private static Value Reshape(Value x, Shape shape) => x.Graph.Reshape(x, shape);

    /// <summary>The exponent less 1, computed here where it is known.</summary>
    private static Value Decrement(Value exponent) => exponent.Constant is { } constant
        ? exponent.Graph.Constant(new Tensor(constant.Shape, [.. constant.Elements.ToArray().Select(element => element - 1)]))
        : exponent - 1;

    private static ValueList<Value?> Transpose(Node node, Value dy)
    {
        var permutation = node.Get<PermutationAttributes>().Permutation;
        var inverse = new int[permutation.Count];
        for (var i = 0; i < inverse.Length; i++) inverse[permutation[i]] = i;
        return [node.Graph.Transpose(dy, [.. inverse])];
    }

    /// <summary>A reduction's cotangent with the reduced axes back as size 1, which broadcasts to the input.</summary>
    private static Value KeepAxes(Node node, Value dy)
    {
        var axes = node.Get<ReduceAttributes>().Axes;
        return Reshape(dy, [.. node.Inputs[0].Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)]);
    }

    /// <summary>Zeros go back around the box, and between its elements where it took steps.</summary>
    private static ValueList<Value?> Slice(Node node, Value dy)
    {
        var (starts, _, steps) = node.Get<SliceAttributes>();
        var shape = node.Inputs[0].Shape;
        for (var axis = 0; axis < shape.Rank; axis++) dy = Dilate(dy, axis, steps[axis]);
        return [node.Graph.Pad(dy, starts, [.. shape.Select((size, i) => size - starts[i] - dy.Shape[i])])];
    }

    /// <summary>Puts step − 1 zeros between neighbors along an axis.</summary>
    private static Value Dilate(Value x, int axis, int step)
    {
        if (step == 1) return x;
        var (graph, shape) = (x.Graph, x.Shape);
        Shape column = [.. shape.Take(axis + 1), 1, .. shape.Skip(axis + 1)];
        ValueList<int> none = [.. column.Select(_ => 0)];
        var padded = graph.Pad(graph.Reshape(x, column), none, [.. column.Select((_, i) => i == axis + 1 ? step - 1 : 0)]);
        var dilated = graph.Reshape(padded, shape.With(axis, shape[axis] * step));
        return graph.Slice(dilated, [.. shape.Select(_ => 0)], [.. dilated.Shape.Select((size, i) => i == axis ? size - step + 1 : size)]);
    }

    private static ValueList<Value?> Pad(Node node, Value dy)
    {
        var before = node.Get<PadAttributes>().Before;
        return [node.Graph.Slice(dy, before, [.. node.Inputs[0].Shape.Select((size, axis) => before[axis] + size)])];
    }

    private static ValueList<Value?> Concat(Node node, Value dy)
    {
        var axis = node.Get<AxisAttributes>().Axis;
        var start = 0;
        var parts = new List<Value?>();
        foreach (var input in node.Inputs)
        {
            var end = start + input.Shape[axis];
            parts.Add(node.Graph.Slice(dy, [.. dy.Shape.Select((_, i) => i == axis ? start : 0)], [.. dy.Shape.With(axis, end)]));
            start = end;
        }

        return [.. parts];
    }

    private static ValueList<Value?> DepthToSpace(Node node, Value dy)
    {
        var x = node.Inputs[0].Shape;
        var block = node.Get<BlockAttributes>().Block;
        var blocks = Reshape(dy, [x[0], x[1] / (block * block), x[2], block, x[3], block]);
        return [Reshape(node.Graph.Transpose(blocks, 0, 3, 5, 1, 2, 4), x)];
    }
}
