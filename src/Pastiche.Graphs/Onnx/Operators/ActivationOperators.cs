namespace Pastiche.Graphs.Onnx;

/// <summary>Activation functions; those beyond the common ones are composed of arithmetic.</summary>
internal static class ActivationOperators
{
    /// <summary>Coefficients of x², the highest power first.</summary>
    private static readonly float[] ErfNumerator =
    [
        -2.72614225801306e-10f, 2.77068142495902e-08f, -2.10102402082508e-06f, -5.69250639462346e-05f,
        -7.34990630326855e-04f, -2.95459980854025e-03f, -1.60960333262415e-02f,
    ];

    private static readonly float[] ErfDenominator =
        [-1.45660718464996e-05f, -2.13374055278905e-04f, -1.68282697438203e-03f, -7.37332916720468e-03f, -1.42647390514189e-02f];

    public static OnnxOperator[] All =>
    [
        new("Elu", Elu),
        new("Erf", node => [Erf(node.Input(0))]),
        new("Gelu", Gelu),
        new("HardSigmoid", node => [Ramp(node.Input(0), node.Proto.Float("alpha", 0.2f), node.Proto.Float("beta", 0.5f))]),
        new("HardSwish", node => [node.Input(0) * Ramp(node.Input(0), 1f / 6, 0.5f)]),
        new("LeakyRelu", LeakyRelu, node => node.Float("alpha", node.Get<LeakyReluAttributes>().Slope)),
        new("PRelu", node => [Bent(node.Input(0), node.Input(1))]),
        new("Relu", ElementwiseOperators.Unary),
        new("Sigmoid", ElementwiseOperators.Unary),
        new("Tanh", Tanh),
    ];

    private static ValueList<Value> LeakyRelu(OnnxNode node)
    {
        var slope = node.Proto.Float("alpha", 0.01f);
        return slope >= 0 ? node.Emit(1, new LeakyReluAttributes(slope)) : [Bent(node.Input(0), node.Graph.Scalar(slope))];
    }

    /// <summary>x where positive, α(eˣ − 1) elsewhere; the exponent is never positive, so that nothing overflows.</summary>
    private static ValueList<Value> Elu(OnnxNode node)
    {
        var (graph, x) = (node.Graph, node.Input(0));
        var below = graph.Exp(graph.Clip(x, float.NegativeInfinity, 0)) - 1;
        return [graph.Relu(x) + (below * node.Proto.Float("alpha", 1))];
    }

    /// <summary>2σ(2x) − 1.</summary>
    private static ValueList<Value> Tanh(OnnxNode node) => [(2 * node.Graph.Sigmoid(2 * node.Input(0))) - 1];

    /// <summary>x·Φ(x), Φ being the normal distribution, or its approximation by tanh.</summary>
    private static ValueList<Value> Gelu(OnnxNode node)
    {
        var (graph, x, form) = (node.Graph, node.Input(0), node.Proto.Text("approximate", "none"));
        if (form == "none") return [x * (0.5f * (1 + Erf(x * MathF.Sqrt(0.5f))))];
        if (form != "tanh") throw GraphErrors.BadNode($"approximate {form} is not one of none, tanh");
        // (1 + tanh(z))/2 = σ(2z), with z = √(2/π)·(x + 0.044715·x³).
        var cubic = x + (0.044715f * (x * (x * x)));
        return [x * graph.Sigmoid((2 * MathF.Sqrt(2 / MathF.PI)) * cubic)];
    }

    /// <summary>
    /// x·p(x²)/q(x²), within 7e-8 of the function everywhere: beyond 4 it is 1 to single precision. The polynomials are Eigen's.
    /// </summary>
    private static Value Erf(Value x)
    {
        var bounded = x.Graph.Clip(x, -4, 4);
        var square = bounded * bounded;
        var (p, q) = (Polynomial(square, ErfNumerator), Polynomial(square, ErfDenominator));
        return (bounded * p) / q;
    }

    private static Value Polynomial(Value x, float[] coefficients) =>
        coefficients.Skip(1).Aggregate(x.Graph.Scalar(coefficients[0]), (sum, coefficient) => (sum * x) + coefficient);

    /// <summary>x where positive, slope·x elsewhere.</summary>
    private static Value Bent(Value x, Value slope) => x.Graph.Relu(x) - (slope * x.Graph.Relu(-x));

    /// <summary>αx + β between 0 and 1.</summary>
    private static Value Ramp(Value x, float slope, float offset) => x.Graph.Clip((x * slope) + offset, 0, 1);
}
