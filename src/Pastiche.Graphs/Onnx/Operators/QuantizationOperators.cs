namespace Pastiche.Graphs.Onnx;

/// <summary>
/// Quantized networks. Quantized weights are read as the real numbers that they stand for; what rounds while the
/// network runs has no gradient to paint by.
/// </summary>
internal static class QuantizationOperators
{
    public static OnnxOperator[] All =>
    [
        new("DequantizeLinear", Dequantize),
    ];

    /// <summary>Operators that compute with small integers, and the one for real numbers in whose place each stands.</summary>
    private static readonly Dictionary<string, string> Integer = new()
    {
        ["ConvInteger"] = "Conv",
        ["DynamicQuantizeLinear"] = "",
        ["MatMulInteger"] = "MatMul",
        ["QGemm"] = "Gemm",
        ["QLinearConv"] = "Conv",
        ["QLinearMatMul"] = "MatMul",
        ["QuantizeLinear"] = "",
    };

    /// <summary>Whether an operator, of any domain, rounds to small integers.</summary>
    public static bool Rounds(string operation) =>
        Integer.ContainsKey(operation) || operation.StartsWith("QLinear", StringComparison.Ordinal);

    /// <summary>The operator for real numbers that does the same, or the operator itself.</summary>
    public static string RealOperator(string operation) => Integer.GetValueOrDefault(operation, operation);

    /// <summary>(x − zero)·scale of a stored tensor, with one scale for all or one for each position along an axis.</summary>
    private static ValueList<Value> Dequantize(OnnxNode node)
    {
        var x = node.Stored(0) ?? throw GraphErrors.Quantized();
        if (node.Proto.Int("block_size", 0) != 0) throw GraphErrors.BadNode("scales for blocks are not supported");
        var scales = node.Input(1).Constant ?? throw GraphErrors.BadNode("a scale that is computed is not supported");
        var zeros = node.Has(2) ? node.Stored(2) ?? throw GraphErrors.BadNode("a zero point that is computed is not supported") : null;
        var axis = scales.Shape.Size == 1 ? 0 : OnnxAxes.Resolve(node.Proto.Int("axis", 1), x.Shape.Rank);
        if ((scales.Shape.Size != 1 && scales.Shape != [x.Shape[axis]]) || (zeros is not null && zeros.Shape.Size != scales.Shape.Size))
            throw GraphErrors.BadNode($"scales {scales.Shape} and zero points {zeros?.Shape ?? scales.Shape} for axis {axis} of {x.Shape}");
        var (elements, stride) = (x.Elements.ToArray(), scales.Shape.Size == 1 ? 1 : x.Shape.Strides()[axis]);
        for (var i = 0; i < elements.Length; i++)
        {
            var at = i / stride % scales.Shape.Size;
            elements[i] = (elements[i] - (zeros?.Elements[at] ?? 0)) * scales.Elements[at];
        }

        return [node.Graph.Constant(new Tensor(x.Shape, elements))];
    }
}
