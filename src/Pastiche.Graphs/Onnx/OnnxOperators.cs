namespace Pastiche.Graphs.Onnx;

/// <summary>All ONNX operators that are read or written, by name.</summary>
internal static class OnnxOperators
{
    public static IReadOnlyDictionary<string, OnnxOperator> Table { get; } = new[]
    {
        ElementwiseOperators.All,
        ActivationOperators.All,
        WindowOperators.All,
        LayoutOperators.All,
        SliceOperators.All,
        ResizeOperators.All,
        ReductionOperators.All,
        NormalizationOperators.All,
        QuantizationOperators.All,
    }.SelectMany(operators => operators).ToDictionary(entry => entry.Name);
}
