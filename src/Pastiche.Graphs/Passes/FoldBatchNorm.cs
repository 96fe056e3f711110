namespace Pastiche.Graphs.Passes;

/// <summary>
/// Removes batch normalization: y = (x − mean)·s + bias with s = scale/√(variance + ε) folds into the convolution before it, and
/// is a multiplication and an addition per channel elsewhere.
/// </summary>
public static class FoldBatchNorm
{
    /// <summary>Returns an equivalent graph without <see cref="Op.BatchNormalization"/> of constant statistics.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, Fold);

    private static ValueList<Value>? Fold(Graph graph, Node node, ValueList<Value> inputs)
    {
        if (node.Op != Op.BatchNormalization || Constants(inputs) is not { } statistics) return null;
        var (factors, offsets) = Affine(statistics, node.Get<BatchNormalizationAttributes>().Epsilon);
        var x = inputs[0];
        if (x.Node.Op == Op.Conv && x.Node.Inputs[1].Constant is { } kernel && Bias(x.Node) is { } bias)
        {
            for (var c = 0; c < offsets.Length; c++) offsets[c] += factors[c] * bias[c];
            var (scaled, shifted) = (graph.Constant(Scale(kernel, factors)), graph.Constant(new Tensor([offsets.Length], offsets)));
            return [graph.Conv(x.Node.Inputs[0], scaled, shifted, x.Node.Get<ConvAttributes>())];
        }

        Shape perChannel = [factors.Length, .. Enumerable.Repeat(1, x.Shape.Rank - 2)];
        return [(x * graph.Constant(new Tensor(perChannel, factors))) + graph.Constant(new Tensor(perChannel, offsets))];
    }

    private static Tensor[]? Constants(ValueList<Value> inputs)
    {
        var constants = inputs.Skip(1).Select(input => input.Constant).OfType<Tensor>().ToArray();
        return constants.Length == 4 ? constants : null;
    }

    internal static (float[] Factors, float[] Offsets) Affine(Tensor[] statistics, float epsilon)
    {
        var channels = statistics[0].Shape.Size;
        var (factors, offsets) = (new float[channels], new float[channels]);
        for (var c = 0; c < channels; c++)
        {
            var factor = statistics[0].Elements[c] / Math.Sqrt((double)statistics[3].Elements[c] + epsilon);
            factors[c] = (float)factor;
            offsets[c] = (float)(statistics[1].Elements[c] - (statistics[2].Elements[c] * factor));
        }

        return (factors, offsets);
    }

    /// <summary>The bias of a convolution, zeros where it has none, null where it is not a constant.</summary>
    private static float[]? Bias(Node convolution) =>
        convolution.Inputs.Count == 2 ? new float[convolution.Inputs[1].Shape[0]] : convolution.Inputs[2].Constant?.Elements.ToArray();

    private static Tensor Scale(Tensor kernel, float[] factors)
    {
        var scaled = kernel.Elements.ToArray();
        var perOutput = scaled.Length / factors.Length;
        for (var i = 0; i < scaled.Length; i++) scaled[i] *= factors[i / perOutput];
        return new Tensor(kernel.Shape, scaled);
    }
}
