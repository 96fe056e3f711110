using System.Collections.Frozen;

namespace Pastiche.Graphs.Differentiation;

/// <summary>
/// The gradient rules: from an operator to how a cotangent passes through it. Where a closed form in the output exists it is used,
/// so that the input need not be kept.
/// </summary>
internal static class Rules
{
    public static FrozenDictionary<Op, Rule> Table { get; } = new Dictionary<Op, Rule>
    {
        [Op.Add] = (_, _, dy) => [dy, dy],
        [Op.Sub] = (g, _, dy) => [dy, g.Neg(dy)],
        [Op.Mul] = (g, n, dy) => [g.Mul(dy, n.Inputs[1]), g.Mul(dy, n.Inputs[0])],
        [Op.Div] = (g, n, dy) => [g.Div(dy, n.Inputs[1]), g.Neg(g.Div(g.Mul(dy, n.Output), n.Inputs[1]))],
        [Op.Neg] = (g, _, dy) => [g.Neg(dy)],
        [Op.Exp] = (g, n, dy) => [g.Mul(dy, n.Output)],
        [Op.Sqrt] = (g, n, dy) => [g.Div(dy, g.Mul(g.Scalar(2), n.Output))],
        [Op.Relu] = (g, n, dy) => [g.Mul(dy, g.Cast(g.Greater(n.Output, g.Scalar(0))))],
        [Op.LeakyRelu] = (g, n, dy) => [g.Where(g.Greater(n.Output, g.Scalar(0)), dy, g.Mul(dy, g.Scalar(n.Get<LeakyReluAttributes>().Slope)))],
        [Op.Clip] = Clip,
        [Op.Pow] = (g, n, dy) => [g.Mul(dy, g.Mul(n.Inputs[1], g.Pow(n.Inputs[0], Less(g, n.Inputs[1], 1)))), null],
        [Op.Sigmoid] = (g, n, dy) => [g.Mul(dy, g.Mul(n.Output, g.Sub(g.Scalar(1), n.Output)))],
        [Op.Where] = (g, n, dy) => [null, g.Where(n.Inputs[0], dy, g.Scalar(0)), g.Where(n.Inputs[0], g.Scalar(0), dy)],
        [Op.MatMul] = MatMul,
        [Op.Reshape] = (g, n, dy) => [g.Reshape(dy, n.Inputs[0].Shape)],
        [Op.Expand] = (_, _, dy) => [dy],
        [Op.Transpose] = (g, n, dy) => [g.Transpose(dy, Inverse(n.Get<PermutationAttributes>().Permutation))],
        [Op.ReduceSum] = (g, n, dy) => [KeepAxes(g, n, dy)],
        [Op.ReduceMean] = (g, n, dy) => [g.Mul(KeepAxes(g, n, dy), g.Scalar((float)n.Output.Shape.Size / n.Inputs[0].Shape.Size))],
        [Op.ReduceSumSquare] = (g, n, dy) => [g.Mul(n.Inputs[0], g.Mul(g.Scalar(2), KeepAxes(g, n, dy)))],
        [Op.Slice] = Slice,
        [Op.Pad] = Pad,
        [Op.Concat] = Concat,
        [Op.DepthToSpace] = DepthToSpace,
        [Op.ScatterElements] = (_, _, dy) => [dy],
        [Op.Conv] = ConvRule.Apply,
        [Op.MaxPool] = PoolRule.MaxPool,
        [Op.AveragePool] = PoolRule.AveragePool,
    }.ToFrozenDictionary();

    /// <summary>The cotangent passes where the output lies between the bounds, each asked for only where there is one.</summary>
    private static ValueList<InputGradient?> Clip(Graph graph, Node node, Value dy)
    {
        var (minimum, maximum) = node.Get<ClipAttributes>();
        if (!float.IsNegativeInfinity(minimum)) dy = graph.Mul(dy, graph.Cast(graph.Greater(node.Output, graph.Scalar(minimum))));
        if (!float.IsPositiveInfinity(maximum)) dy = graph.Mul(dy, graph.Cast(graph.Greater(graph.Scalar(maximum), node.Output)));
        return [dy];
    }

    /// <summary>The exponent less a number, computed here where it is known.</summary>
    private static Value Less(Graph graph, Value exponent, float number) => exponent.Constant is { } constant
        ? graph.Constant(new Tensor(constant.Shape, [.. constant.Elements.ToArray().Select(element => element - number)]))
        : graph.Sub(exponent, graph.Scalar(number));

    /// <summary>A·B gives dA = dY·Bᵀ and dB = Aᵀ·dY; A·Aᵀ, as in a Gram matrix, costs one product instead of two: (dY + dYᵀ)·A.</summary>
    private static ValueList<InputGradient?> MatMul(Graph graph, Node node, Value dy)
    {
        var (a, b) = (node.Inputs[0], node.Inputs[1]);
        var second = graph.MatMul(SwapLast(graph, a), dy);
        if (IsTransposeOf(b, a)) return [graph.MatMul(graph.Add(dy, SwapLast(graph, dy)), a), new InputGradient(second, HeldBy: 0)];
        return [graph.MatMul(dy, SwapLast(graph, b)), second];
    }

    private static bool IsTransposeOf(Value candidate, Value original) =>
        candidate.Node.Op == Op.Transpose && candidate.Node.Inputs[0] == original &&
        candidate.Node.Get<PermutationAttributes>().Permutation == LastSwapped(original.Shape.Rank);

    private static Value SwapLast(Graph graph, Value x) => graph.Transpose(x, LastSwapped(x.Shape.Rank));

    private static ValueList<int> LastSwapped(int rank) => [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2];

    private static ValueList<int> Inverse(ValueList<int> permutation)
    {
        var inverse = new int[permutation.Count];
        for (var i = 0; i < inverse.Length; i++) inverse[permutation[i]] = i;
        return [.. inverse];
    }

    /// <summary>A reduction's cotangent with the reduced axes back as size 1, which broadcasts to the input.</summary>
    private static Value KeepAxes(Graph graph, Node node, Value dy)
    {
        var axes = node.Get<ReduceAttributes>().Axes;
        return graph.Reshape(dy, [.. node.Inputs[0].Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)]);
    }

    /// <summary>Zeros go back around the box, and between its elements where it took steps.</summary>
    private static ValueList<InputGradient?> Slice(Graph graph, Node node, Value dy)
    {
        var (starts, _, steps) = node.Get<SliceAttributes>();
        var shape = node.Inputs[0].Shape;
        for (var axis = 0; axis < shape.Rank; axis++) dy = SpreadAxis(graph, dy, axis, steps[axis]);
        return [graph.Pad(dy, starts, [.. shape.Select((size, i) => size - starts[i] - dy.Shape[i])])];
    }

    /// <summary>step − 1 zeros after each element but the last.</summary>
    private static Value SpreadAxis(Graph graph, Value x, int axis, int step)
    {
        if (step == 1) return x;
        var shape = x.Shape;
        Shape column = [.. shape.Take(axis + 1), 1, .. shape.Skip(axis + 1)];
        ValueList<int> none = [.. column.Select(_ => 0)];
        var padded = graph.Pad(graph.Reshape(x, column), none, [.. column.Select((_, i) => i == axis + 1 ? step - 1 : 0)]);
        var spread = graph.Reshape(padded, shape.With(axis, shape[axis] * step));
        return graph.Slice(spread, [.. shape.Select(_ => 0)], [.. spread.Shape.Select((size, i) => i == axis ? size - step + 1 : size)]);
    }

    private static ValueList<InputGradient?> Pad(Graph graph, Node node, Value dy)
    {
        var before = node.Get<PadAttributes>().Before;
        return [graph.Slice(dy, before, [.. node.Inputs[0].Shape.Select((size, axis) => before[axis] + size)])];
    }

    private static ValueList<InputGradient?> Concat(Graph graph, Node node, Value dy)
    {
        var axis = node.Get<AxisAttributes>().Axis;
        var start = 0;
        var parts = new List<InputGradient?>();
        foreach (var input in node.Inputs)
        {
            var end = start + input.Shape[axis];
            parts.Add(graph.Slice(dy, [.. dy.Shape.Select((_, i) => i == axis ? start : 0)], [.. dy.Shape.With(axis, end)]));
            start = end;
        }

        return [.. parts];
    }

    private static ValueList<InputGradient?> DepthToSpace(Graph graph, Node node, Value dy)
    {
        var x = node.Inputs[0].Shape;
        var block = node.Get<BlockAttributes>().Block;
        var blocks = graph.Reshape(dy, [x[0], x[1] / (block * block), x[2], block, x[3], block]);
        return [graph.Reshape(graph.Transpose(blocks, 0, 3, 5, 1, 2, 4), x)];
    }
}
