using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Recognizes groups of nodes that one kernel can compute.</summary>
internal static class Patterns
{
    /// <summary>x · (m &gt; 0), the gradient of a ReLU: the cotangent x and the condition m; null for anything else.</summary>
    public static (Value Cotangent, Value Condition)? Masking(Node node)
    {
        if (node.Op != Op.Mul) return null;
        if (MaskOf(node.Inputs[1], node.Output.Shape) is { } right) return (node.Inputs[0], right);
        return MaskOf(node.Inputs[0], node.Output.Shape) is { } left ? (node.Inputs[1], left) : null;
    }

    /// <summary>F·Fᵀ, a Gram matrix: the feature maps F; null for anything else.</summary>
    public static Value? GramOf(Node node)
    {
        var (left, right) = (node.Inputs[0], node.Inputs[1].Node);
        var isGram = node.Op == Op.MatMul && left.Shape.Rank == 2 && right.Op == Op.Transpose && right.Inputs[0] == left && IsSwap(right);
        return isGram ? left : null;
    }

    /// <summary>The max pooling whose indices a <see cref="Op.MaxUnpool"/> uses, if their shapes fit; null for anything else.</summary>
    public static Node? UnpooledWindow(Node node)
    {
        var pool = node.Op == Op.MaxUnpool ? node.Inputs[1].Node : null;
        if (pool is not { Op: Op.MaxPool }) return null;
        return pool.Inputs[0].Shape == node.Output.Shape && pool.Output.Shape == node.Inputs[0].Shape ? pool : null;
    }

    /// <summary>
    /// The gradient of a max pooling with overlapping windows: reshape(scatter(reshape(base), reshape(indices), reshape(cotangent))); null
    /// for anything else. The base is null if it is zero.
    /// </summary>
    public static (Node Pool, Value Cotangent, Value? Base)? ScatteredPool(Node node)
    {
        if (node.Op != Op.Reshape || node.Inputs[0].Node is not { Op: Op.ScatterElements } scatter) return null;
        if (BeforeReshape(scatter.Inputs[1]) is not { Node: { Op: Op.MaxPool } pool }) return null;
        if (pool.Inputs[0].Shape != node.Output.Shape) return null;
        if (BeforeReshape(scatter.Inputs[2]) is not { } cotangent || cotangent.Shape != pool.Output.Shape) return null;
        if (IsZero(scatter.Inputs[0])) return (pool, cotangent, null);
        return BeforeReshape(scatter.Inputs[0]) is { } sum && sum.Shape == node.Output.Shape ? (pool, cotangent, sum) : null;
    }

    /// <summary>
    /// reshape(expand(reshape(x))), which repeats each pixel: the small maps x and the number of repeats along each axis; null for anything
    /// else.
    /// </summary>
    public static (Value Small, int Vertical, int Horizontal)? Upsampling(Node node)
    {
        if (node.Op != Op.Reshape || node.Inputs[0].Node is not { Op: Op.Expand } expand) return null;
        if (expand.Inputs[0].Node is not { Op: Op.Reshape } inner) return null;
        if (inner.Inputs[0].Shape is not { Rank: 4 } small || small[0] != 1) return null;
        var (from, to) = (expand.Inputs[0].Shape, expand.Output.Shape);
        if (to.Rank != 6 || from != [1, small[1], small[2], 1, small[3], 1]) return null;
        return node.Output.Shape == [1, small[1], small[2] * to[3], small[3] * to[5]] ? (inner.Inputs[0], to[3], to[5]) : null;
    }

    /// <summary>
    /// reshape(transpose(x)), which turns [blocks, positions, 16] into feature maps: x, which is in blocked layout already; null for
    /// anything else.
    /// </summary>
    public static Value? AlreadyBlocked(Node node)
    {
        if (node.Op != Op.Reshape || node.Inputs[0].Node is not { Op: Op.Transpose } transpose) return null;
        if (!IsSwapOfLast(transpose) || ChannelView.Of(node.Output.Shape, BlockedLayout.ChannelBlock) is not { } layout) return null;
        var blocked = transpose.Inputs[0];
        return blocked.Shape == [layout.Blocks, layout.Positions, BlockedLayout.ChannelBlock] ? blocked : null;
    }

    /// <summary>Whether a value is known to be 0: a constant, or one expanded.</summary>
    public static bool IsZero(Value value)
    {
        while (value.Node.Op == Op.Expand) value = value.Node.Inputs[0];
        return value.Constant is { } constant && !constant.Elements.ContainsAnyExcept(0);
    }

    private static Value? MaskOf(Value value, Shape shape)
    {
        if (value.Node.Op != Op.Cast || value.Node.Inputs[0].Node is not { Op: Op.Greater } greater) return null;
        return greater.Inputs[0].Shape == shape && IsZero(greater.Inputs[1]) ? greater.Inputs[0] : null;
    }

    private static bool IsSwap(Node transpose) => transpose.Get<PermutationAttributes>().Permutation == [1, 0];

    private static bool IsSwapOfLast(Node transpose) => transpose.Get<PermutationAttributes>().Permutation == [0, 2, 1];

    private static Value? BeforeReshape(Value value) => value.Node.Op == Op.Reshape ? value.Node.Inputs[0] : null;
}
