using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Arithmetic and comparison, element by element.</summary>
internal static class ElementwiseOperators
{
    public static OnnxOperator[] All =>
    [
        new("Abs", Abs),
        new("Add", Binary),
        new("Cast", Cast, node => node.Int("to", (int)DataType.Float)),
        new("Clip", Clip, WriteClip),
        new("Div", Binary),
        new("Dropout", PassThrough),
        new("Exp", Unary),
        new("Greater", Binary),
        new("Identity", PassThrough),
        new("Less", node => [node.Input(0) < node.Input(1)]),
        new("Max", node => [node.Inputs.Skip(1).Aggregate(node.Input(0), Larger)]),
        new("Mean", node => [Sum(node) * (1f / node.Proto.Input.Count)]),
        new("Min", node => [node.Inputs.Skip(1).Aggregate(node.Input(0), Smaller)]),
        new("Mul", Binary),
        new("Neg", Unary),
        new("Pow", Pow),
        new("Reciprocal", node => [1 / node.Input(0)]),
        new("Sqrt", Unary),
        new("Sub", Binary),
        new("Sum", node => [Sum(node)]),
        new("Where", node => node.Emit(3, Attributes.None)),
    ];

    /// <summary>An operator of ours with one input and no attributes.</summary>
    public static ValueList<Value> Unary(OnnxNode node) => node.Emit(1, Attributes.None);

    /// <summary>An operator of ours with two inputs and no attributes.</summary>
    private static ValueList<Value> Binary(OnnxNode node)
    {
        if (node.Proto.Find("axis") is not null)
            throw GraphErrors.BadNode("broadcasting along a stated axis, as before operator set 7, is not supported");
        return node.Emit(2, Attributes.None);
    }

    /// <summary>Nothing is known of Dropout's mask, which is of use in training alone.</summary>
    private static ValueList<Value> PassThrough(OnnxNode node) => [node.Input(0)];

    /// <summary>Every precision of real numbers is the one of the executor.</summary>
    private static ValueList<Value> Cast(OnnxNode node)
    {
        var to = (DataType)node.Proto.Int("to");
        if (!OnnxTensors.IsReal(to)) throw GraphErrors.BadNode($"casting to {to} is not supported");
        return node.Input(0).Type == ElementType.Real ? [node.Input(0)] : node.Emit(1, Attributes.None);
    }

    private static Value Sum(OnnxNode node) => node.Inputs.Skip(1).Aggregate(node.Input(0), (sum, input) => sum + input);

    /// <summary>Bounds are attributes before operator set 11 and inputs from there on.</summary>
    private static ValueList<Value> Clip(OnnxNode node)
    {
        var minimum = node.Number(1, node.Proto.Float("min", float.NegativeInfinity));
        var maximum = node.Number(2, node.Proto.Float("max", float.PositiveInfinity));
        // Exporters write the largest float for "no bound".
        return node.Emit(1, new ClipAttributes(
            minimum <= float.MinValue ? float.NegativeInfinity : minimum, maximum >= float.MaxValue ? float.PositiveInfinity : maximum));
    }

    private static void WriteClip(OnnxNodeWriter node)
    {
        node.BoundInput(node.Get<ClipAttributes>().Minimum);
        node.BoundInput(node.Get<ClipAttributes>().Maximum);
    }

    private static ValueList<Value> Abs(OnnxNode node)
    {
        var (graph, x) = (node.Graph, node.Input(0));
        return [graph.Relu(x) + graph.Relu(-x)];
    }

    /// <summary>Squares and roots have operators that are faster, and exact for what they are.</summary>
    private static ValueList<Value> Pow(OnnxNode node)
    {
        var x = node.Input(0);
        return node.Known(1) is not { Elements: [var exponent] } ? node.Emit(2, Attributes.None) : exponent switch
        {
            1 => [x],
            2 => [x * x],
            0.5 => [node.Graph.Sqrt(x)],
            _ => [node.Graph.Pow(x, node.Graph.Scalar((float)exponent))],
        };
    }

    private static Value Larger(Value a, Value b) => (Number(a), Number(b)) switch
    {
        (null, { } bound) => a.Graph.Clip(a, bound, float.PositiveInfinity),
        ({ } bound, null) => b.Graph.Clip(b, bound, float.PositiveInfinity),
        _ => a.Graph.Where(a > b, a, b),
    };

    private static Value Smaller(Value a, Value b) => (Number(a), Number(b)) switch
    {
        (null, { } bound) => a.Graph.Clip(a, float.NegativeInfinity, bound),
        ({ } bound, null) => b.Graph.Clip(b, float.NegativeInfinity, bound),
        _ => a.Graph.Where(a > b, b, a),
    };

    /// <summary>The number, if the value is a known scalar.</summary>
    private static float? Number(Value value) => value.Constant is { Shape.Rank: 0 } constant ? constant.Elements[0] : null;
}
