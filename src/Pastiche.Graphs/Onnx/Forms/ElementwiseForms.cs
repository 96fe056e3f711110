using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Operators that look at one element of each input at a time; activations beyond the common ones are made of those.</summary>
internal static class ElementwiseForms
{
    /// <summary>Coefficients of x², the highest power first.</summary>
    private static readonly float[] ErfNumerator =
    [
        -2.72614225801306e-10f, 2.77068142495902e-08f, -2.10102402082508e-06f, -5.69250639462346e-05f,
        -7.34990630326855e-04f, -2.95459980854025e-03f, -1.60960333262415e-02f,
    ];

    private static readonly float[] ErfDenominator =
        [-1.45660718464996e-05f, -2.13374055278905e-04f, -1.68282697438203e-03f, -7.37332916720468e-03f, -1.42647390514189e-02f];

    public static ValueList<Value> Unary(OnnxNode node) => node.Emit(1, Attributes.None);

    public static ValueList<Value> Binary(OnnxNode node)
    {
        if (node.Proto.Find("axis") is not null) throw Errors.BadNode("broadcasting along a stated axis, as before operator set 7, is not supported");
        return node.Emit(2, Attributes.None);
    }

    public static ValueList<Value> Less(OnnxNode node) => [node.Graph.Greater(node.Input(1), node.Input(0))];

    public static ValueList<Value> Where(OnnxNode node) => node.Emit(3, Attributes.None);

    /// <summary>Nothing is known of Dropout's mask, which is of use in training alone.</summary>
    public static ValueList<Value> PassThrough(OnnxNode node) => [node.Input(0)];

    /// <summary>Every precision of real numbers is the one of the executor.</summary>
    public static ValueList<Value> Cast(OnnxNode node)
    {
        var to = (DataType)node.Proto.Int("to");
        if (!OnnxTensors.IsReal(to)) throw Errors.BadNode($"casting to {to} is not supported");
        return node.Input(0).Type == ElementType.Real ? [node.Input(0)] : node.Emit(1, Attributes.None);
    }

    public static ValueList<Value> Sum(OnnxNode node) => [node.Inputs.Skip(1).Aggregate(node.Input(0), node.Graph.Add)];

    public static ValueList<Value> Mean(OnnxNode node) => [node.Graph.Mul(Sum(node)[0], node.Graph.Scalar(1f / node.Proto.Input.Count))];

    public static ValueList<Value> Max(OnnxNode node) => [node.Inputs.Skip(1).Aggregate(node.Input(0), (a, b) => Larger(node.Graph, a, b))];

    public static ValueList<Value> Min(OnnxNode node) => [node.Inputs.Skip(1).Aggregate(node.Input(0), (a, b) => Smaller(node.Graph, a, b))];

    /// <summary>Bounds are attributes before operator set 11 and inputs from there on.</summary>
    public static ValueList<Value> Clip(OnnxNode node)
    {
        var minimum = node.Number(1, node.Proto.Float("min", float.NegativeInfinity));
        var maximum = node.Number(2, node.Proto.Float("max", float.PositiveInfinity));
        // What exporters write for "no bound" is the largest float.
        return node.Emit(1, new ClipAttributes(
            minimum <= float.MinValue ? float.NegativeInfinity : minimum, maximum >= float.MaxValue ? float.PositiveInfinity : maximum));
    }

    public static ValueList<Value> LeakyRelu(OnnxNode node)
    {
        var slope = node.Proto.Float("alpha", 0.01f);
        return slope >= 0 ? node.Emit(1, new LeakyReluAttributes(slope)) : [Bent(node.Graph, node.Input(0), node.Graph.Scalar(slope))];
    }

    public static ValueList<Value> PRelu(OnnxNode node) => [Bent(node.Graph, node.Input(0), node.Input(1))];

    /// <summary>x where positive, α(eˣ − 1) elsewhere; the exponent is never positive, so that nothing overflows.</summary>
    public static ValueList<Value> Elu(OnnxNode node)
    {
        var (graph, x) = (node.Graph, node.Input(0));
        var below = graph.Sub(graph.Exp(graph.Clip(x, float.NegativeInfinity, 0)), graph.Scalar(1));
        return [graph.Add(graph.Relu(x), graph.Mul(below, graph.Scalar(node.Proto.Float("alpha", 1))))];
    }

    public static ValueList<Value> HardSigmoid(OnnxNode node) =>
        [Ramp(node.Graph, node.Input(0), node.Proto.Float("alpha", 0.2f), node.Proto.Float("beta", 0.5f))];

    /// <summary>x · HardSigmoid(x) with α = 1/6.</summary>
    public static ValueList<Value> HardSwish(OnnxNode node) => [node.Graph.Mul(node.Input(0), Ramp(node.Graph, node.Input(0), 1f / 6, 0.5f))];

    /// <summary>2σ(2x) − 1.</summary>
    public static ValueList<Value> Tanh(OnnxNode node)
    {
        var (graph, two) = (node.Graph, node.Graph.Scalar(2));
        return [graph.Sub(graph.Mul(two, graph.Sigmoid(graph.Mul(two, node.Input(0)))), graph.Scalar(1))];
    }

    /// <summary>
    /// x·p(x²)/q(x²), within 7e-8 of the function everywhere: beyond 4 it is 1 to single precision. The polynomials are Eigen's.
    /// </summary>
    public static ValueList<Value> Erf(OnnxNode node) => [Erf(node.Graph, node.Input(0))];

    /// <summary>x·Φ(x), Φ being the normal distribution, or its approximation by tanh.</summary>
    public static ValueList<Value> Gelu(OnnxNode node)
    {
        var (graph, x, form) = (node.Graph, node.Input(0), node.Proto.Text("approximate", "none"));
        if (form == "none")
        {
            var doubled = graph.Add(graph.Scalar(1), Erf(graph, graph.Mul(x, graph.Scalar(MathF.Sqrt(0.5f)))));
            return [graph.Mul(x, graph.Mul(graph.Scalar(0.5f), doubled))];
        }

        if (form != "tanh") throw Errors.BadNode($"approximate {form} is not one of none, tanh");
        // (1 + tanh(z))/2 = σ(2z), with z = √(2/π)·(x + 0.044715·x³).
        var cubic = graph.Add(x, graph.Mul(graph.Scalar(0.044715f), graph.Mul(x, graph.Mul(x, x))));
        return [graph.Mul(x, graph.Sigmoid(graph.Mul(graph.Scalar(2 * MathF.Sqrt(2 / MathF.PI)), cubic)))];
    }

    private static Value Erf(Graph graph, Value x)
    {
        var bounded = graph.Clip(x, -4, 4);
        var square = graph.Mul(bounded, bounded);
        var (p, q) = (graph.Scalar(ErfNumerator[0]), graph.Scalar(ErfDenominator[0]));
        foreach (var coefficient in ErfNumerator[1..]) p = graph.Add(graph.Mul(p, square), graph.Scalar(coefficient));
        foreach (var coefficient in ErfDenominator[1..]) q = graph.Add(graph.Mul(q, square), graph.Scalar(coefficient));
        return graph.Div(graph.Mul(bounded, p), q);
    }

    public static ValueList<Value> Abs(OnnxNode node) => [node.Graph.Add(node.Graph.Relu(node.Input(0)), node.Graph.Relu(node.Graph.Neg(node.Input(0))))];

    public static ValueList<Value> Reciprocal(OnnxNode node) => [node.Graph.Div(node.Graph.Scalar(1), node.Input(0))];

    /// <summary>Squares and roots have operators that are faster, and exact for what they are.</summary>
    public static ValueList<Value> Pow(OnnxNode node)
    {
        var x = node.Input(0);
        return node.Known(1) is not { Elements: [var exponent] } ? node.Emit(2, Attributes.None) : exponent switch
        {
            1 => [x],
            2 => [node.Graph.Mul(x, x)],
            0.5 => [node.Graph.Sqrt(x)],
            _ => [node.Graph.Pow(x, node.Graph.Scalar((float)exponent))],
        };
    }

    private static Value Larger(Graph graph, Value a, Value b) => (Single(a), Single(b)) switch
    {
        (null, { } bound) => graph.Clip(a, bound, float.PositiveInfinity),
        ({ } bound, null) => graph.Clip(b, bound, float.PositiveInfinity),
        _ => graph.Where(graph.Greater(a, b), a, b),
    };

    private static Value Smaller(Graph graph, Value a, Value b) => (Single(a), Single(b)) switch
    {
        (null, { } bound) => graph.Clip(a, float.NegativeInfinity, bound),
        ({ } bound, null) => graph.Clip(b, float.NegativeInfinity, bound),
        _ => graph.Where(graph.Greater(a, b), b, a),
    };

    /// <summary>The number, where a value is a known scalar.</summary>
    private static float? Single(Value value) => value.Constant is { Shape.Rank: 0 } constant ? constant.Elements[0] : null;

    /// <summary>x where positive, slope·x elsewhere.</summary>
    private static Value Bent(Graph graph, Value x, Value slope) => graph.Sub(graph.Relu(x), graph.Mul(slope, graph.Relu(graph.Neg(x))));

    /// <summary>αx + β between 0 and 1.</summary>
    private static Value Ramp(Graph graph, Value x, float slope, float offset) =>
        graph.Clip(graph.Add(graph.Mul(x, graph.Scalar(slope)), graph.Scalar(offset)), 0, 1);
}
