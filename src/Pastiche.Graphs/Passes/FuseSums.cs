namespace Pastiche.Graphs.Passes;

/// <summary>
/// Makes sums of gradients cheaper. x + scatter(0, …) scatters into x, which saves zeros and an addition; the sum of two
/// <see cref="Op.DepthToSpace"/> is one of the sum, which moves half the memory and lets the addition join a convolution; and the gradient
/// of A·Aᵀ, as in a Gram matrix, is one product in place of two: dY·A + (Aᵀ·dY)ᵀ = (dY + dYᵀ)·A.
/// </summary>
public static class FuseSums
{
    /// <summary>Returns a graph that is equivalent up to rounding.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, Fuse);

    private static ValueList<Value>? Fuse(Graph graph, Node node, ValueList<Value> inputs)
    {
        if (node.Op != Op.Add || inputs[0].Shape != inputs[1].Shape) return null;
        var sum = IntoScatter(graph, inputs[0], inputs[1]) ?? IntoScatter(graph, inputs[1], inputs[0]) ??
            IntoDepth(graph, inputs[0], inputs[1]) ?? IntoDepth(graph, inputs[1], inputs[0]) ??
            IntoProduct(graph, inputs[0], inputs[1]) ?? IntoProduct(graph, inputs[1], inputs[0]);
        return sum is null ? null : [sum];
    }

    private static Value? IntoScatter(Graph graph, Value x, Value scattered)
    {
        if (scattered.Node.Op != Op.Reshape || scattered.Node.Inputs[0].Node is not { Op: Op.ScatterElements } scatter) return null;
        if (!IsZero(scatter.Inputs[0])) return null;
        return graph.Reshape(graph.ScatterAdd(graph.Reshape(x, scatter.Output.Shape), scatter.Inputs[1], scatter.Inputs[2]), x.Shape);
    }

    private static bool IsZero(Value value) =>
        value.Node.Op == Op.Expand && value.Node.Inputs[0].Constant is { } constant && constant.Elements[0] == 0;

    /// <summary>The other summand is a DepthToSpace, or a sum with one in it.</summary>
    private static Value? IntoDepth(Graph graph, Value other, Value blocks)
    {
        if (blocks.Node.Op != Op.DepthToSpace) return null;
        if (Depth(other, blocks) is { } depth) return Joined(depth);
        if (other.Node.Op != Op.Add) return null;
        var (left, right) = (other.Node.Inputs[0], other.Node.Inputs[1]);
        if (Depth(right, blocks) is { } rightDepth) return graph.Add(left, Joined(rightDepth));
        return Depth(left, blocks) is { } leftDepth ? graph.Add(right, Joined(leftDepth)) : null;

        Value Joined(Value first) => graph.DepthToSpace(graph.Add(first, blocks.Node.Inputs[0]), blocks.Node.Get<BlockAttributes>().Block);
    }

    private static Value? Depth(Value candidate, Value like) =>
        candidate.Node.Op == Op.DepthToSpace && candidate.Node.Attributes == like.Node.Attributes && candidate.Shape == like.Shape
            ? candidate.Node.Inputs[0]
            : null;

    /// <summary>The second summand is (Aᵀ·dY)ᵀ, and the first is dY·A or a sum with that in it.</summary>
    private static Value? IntoProduct(Graph graph, Value other, Value transposed)
    {
        if (Transposed(transposed) is not { Node: { Op: Op.MatMul } product } || Transposed(product.Inputs[0]) is not { } a) return null;
        var dy = product.Inputs[1];
        if (IsProduct(other)) return Joined();
        if (other.Node.Op != Op.Add) return null;
        var (left, right) = (other.Node.Inputs[0], other.Node.Inputs[1]);
        if (IsProduct(right)) return left + Joined();
        return IsProduct(left) ? right + Joined() : null;

        // The rule of products writes A as (Aᵀ)ᵀ.
        bool IsProduct(Value value) => value.Node.Op == Op.MatMul && value.Node.Inputs[0] == dy &&
            Transposed(value.Node.Inputs[1]) is { } once && Transposed(once) == a;

        Value Joined() => graph.MatMul(dy + graph.SwapLastAxes(dy), a);
    }

    /// <summary>The matrices whose transposes these are, or null.</summary>
    private static Value? Transposed(Value value) =>
        value.Node.Op == Op.Transpose && value.Node.Get<PermutationAttributes>().Permutation == Graph.LastAxesSwapped(value.Shape.Rank)
            ? value.Node.Inputs[0]
            : null;
}
