namespace Pastiche.Graphs.Passes;

/// <summary>
/// Makes sums of gradients cheaper. x + scatter(0, …) scatters into x, which saves zeros and an addition; and the sum of two
/// <see cref="Op.DepthToSpace"/> is one of the sum, which moves half the memory and lets the addition join a convolution.
/// </summary>
public static class FuseSums
{
    /// <summary>A graph with the same outputs, to rounding.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, Fuse);

    private static ValueList<Value>? Fuse(Graph graph, Node node, ValueList<Value> inputs)
    {
        if (node.Op != Op.Add || inputs[0].Shape != inputs[1].Shape) return null;
        var sum = IntoScatter(graph, inputs[0], inputs[1]) ?? IntoScatter(graph, inputs[1], inputs[0]) ??
            IntoDepth(graph, inputs[0], inputs[1]) ?? IntoDepth(graph, inputs[1], inputs[0]);
        return sum is null ? null : [sum];
    }

    private static Value? IntoScatter(Graph graph, Value x, Value scattered)
    {
        if (scattered.Node.Op != Op.Reshape || scattered.Node.Inputs[0].Node is not { Op: Op.ScatterElements } scatter) return null;
        if (!IsZero(scatter.Inputs[0])) return null;
        return graph.Reshape(graph.ScatterAdd(graph.Reshape(x, scatter.Output.Shape), scatter.Inputs[1], scatter.Inputs[2]), x.Shape);
    }

    private static bool IsZero(Value value) => value.Node.Op == Op.Expand && value.Node.Inputs[0].Constant is { } constant && constant.Elements[0] == 0;

    /// <summary>The other summand is a DepthToSpace, or a sum with one in it.</summary>
    private static Value? IntoDepth(Graph graph, Value other, Value spread)
    {
        if (spread.Node.Op != Op.DepthToSpace) return null;
        if (Depth(other, spread) is { } depth) return Joined(depth);
        if (other.Node.Op != Op.Add) return null;
        var (left, right) = (other.Node.Inputs[0], other.Node.Inputs[1]);
        if (Depth(right, spread) is { } rightDepth) return graph.Add(left, Joined(rightDepth));
        return Depth(left, spread) is { } leftDepth ? graph.Add(right, Joined(leftDepth)) : null;

        Value Joined(Value first) => graph.DepthToSpace(graph.Add(first, spread.Node.Inputs[0]), spread.Node.Get<BlockAttributes>().Block);
    }

    private static Value? Depth(Value candidate, Value like) =>
        candidate.Node.Op == Op.DepthToSpace && candidate.Node.Attributes == like.Node.Attributes && candidate.Shape == like.Shape
            ? candidate.Node.Inputs[0]
            : null;
}
