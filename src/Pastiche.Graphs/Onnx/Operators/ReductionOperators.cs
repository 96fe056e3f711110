namespace Pastiche.Graphs.Onnx;

/// <summary>Operators that join elements along axes.</summary>
internal static class ReductionOperators
{
    public static OnnxOperator[] All =>
    [
        new("Gemm", Gemm),
        new("MatMul", node => node.Emit(2, Attributes.None)),
        new("ReduceL2", Norm),
        new("ReduceMean", Reduce, WriteReduce),
        new("ReduceSum", Reduce, WriteReduce),
        new("ReduceSumSquare", Reduce, WriteReduce),
    ];

    /// <summary>No axes mean all, unless the node says that they mean to do nothing.</summary>
    private static ValueList<Value> Reduce(OnnxNode node)
    {
        var axes = node.IntegersOr(1, "axes") ?? [];
        if (axes.Count == 0 && node.Proto.Int("noop_with_empty_axes", 0) != 0)
        {
            return node.Proto.OpType != "ReduceSumSquare"
                ? [node.Input(0)]
                : throw GraphErrors.BadNode("squaring without reducing is not supported");
        }

        if (axes.Count == 0) axes = [.. Enumerable.Range(0, node.Shape.Rank)];
        return node.Emit(1, new ReduceAttributes([.. axes.Select(axis => node.Axis(axis)).Order()], node.Proto.Int("keepdims", 1) != 0));
    }

    private static void WriteReduce(OnnxNodeWriter node)
    {
        var (axes, keepAxes) = node.Get<ReduceAttributes>();
        node.IntegersInput(axes);
        node.Flag("keepdims", keepAxes);
    }

    /// <summary>The root of the sum of squares.</summary>
    private static ValueList<Value> Norm(OnnxNode node)
    {
        var axes = node.IntegersOr(1, "axes") ?? [.. Enumerable.Range(0, node.Shape.Rank)];
        var reduce = new ReduceAttributes([.. axes.Select(axis => node.Axis(axis)).Order()], node.Proto.Int("keepdims", 1) != 0);
        return [node.Graph.Sqrt(node.Emit(Op.ReduceSumSquare, 1, reduce)[0])];
    }

    /// <summary>α·A·B + β·C, A and B perhaps transposed.</summary>
    private static ValueList<Value> Gemm(OnnxNode node)
    {
        var graph = node.Graph;
        var product = graph.MatMul(Factor(0, "transA"), Factor(1, "transB"));
        var scaled = Scaled(product, node.Proto.Float("alpha", 1));
        return [node.Has(2) ? scaled + Scaled(node.Input(2), node.Proto.Float("beta", 1)) : scaled];

        Value Factor(int index, string transposed) =>
            node.Proto.Int(transposed, 0) == 0 ? node.Input(index) : graph.Transpose(node.Input(index), 1, 0);

        static Value Scaled(Value value, float factor) => factor == 1 ? value : value * factor;
    }
}
