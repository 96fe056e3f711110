using Onnx;

namespace Pastiche.Graphs.Onnx;

/// <summary>A node of a model file that is being translated: its inputs as values and numbers, and the graph to append to.</summary>
internal sealed class OnnxNode(NodeProto proto, OnnxTranslation translation)
{
    public NodeProto Proto => proto;

    public Graph Graph => translation.Graph;

    /// <summary>The shape of the first input.</summary>
    public Shape Shape => Input(0).Shape;

    /// <summary>Whether an optional input is given; an empty name leaves it out.</summary>
    public bool Has(int index) => index < proto.Input.Count && proto.Input[index].Length > 0;

    public Value Input(int index) => translation.Get(Name(index));

    public ValueList<Value> Inputs => [.. Enumerable.Range(0, proto.Input.Count).Select(Input)];

    /// <summary>An input whose elements are known while reading, else null.</summary>
    public Numbers? Known(int index) => Has(index) ? translation.Known(proto.Input[index]) : null;

    /// <summary>An input of stored integers, as the real numbers that they are; null where it is computed.</summary>
    public Tensor? Stored(int index) => Has(index) ? translation.Stored(proto.Input[index]) : null;

    /// <summary>An input that must be known: a shape, axes or pads. Ends may be "as far as there is" (the largest integer).</summary>
    public ValueList<int> Integers(int index) => (translation.Known(Name(index)) ?? Unknown(index)).Integers(proto.Input[index]);

    /// <summary>An optional input of one number that must be known.</summary>
    public float Number(int index, float otherwise)
    {
        if (!Has(index)) return otherwise;
        var elements = (translation.Known(proto.Input[index]) ?? Unknown(index)).Elements;
        return elements.Length == 1
            ? (float)elements[0]
            : throw GraphErrors.BadNode($"input {proto.Input[index]} has {elements.Length} elements; expected one number");
    }

    /// <summary>Integers as an input or, in older operator sets, as an attribute; null where neither is given.</summary>
    public ValueList<int>? IntegersOr(int index, string attribute) =>
        Has(index) ? Integers(index) : proto.Find(attribute) is null ? null : proto.Ints(attribute, []);

    /// <summary>Applies the operator of the node's name to the first inputs.</summary>
    public ValueList<Value> Emit(int inputs, Attributes attributes) => Emit(Enum.Parse<Op>(proto.OpType), inputs, attributes);

    public ValueList<Value> Emit(Op op, int inputs, Attributes attributes) =>
        Graph.Emit(op, [.. Enumerable.Range(0, inputs).Select(Input)], attributes, proto.Label()).Outputs;

    /// <summary>A constant that is not stored in the file.</summary>
    public Value Compute(Shape shape, Func<float[]> elements)
    {
        translation.Spend(shape.Size);
        return Graph.Constant(new Tensor(shape, elements()));
    }

    /// <summary>Counts numbers, or nodes, that reading creates towards the limit.</summary>
    public void Spend(long numbers) => translation.Spend(numbers);

    /// <summary>An axis of the first input, counted from the end where negative.</summary>
    public int Axis(int axis)
    {
        var rank = Shape.Rank;
        if (axis < -rank || axis >= rank) throw GraphErrors.BadNode($"axis {axis} of {Shape} does not exist");
        return axis < 0 ? axis + rank : axis;
    }

    /// <summary>The shape of an input that must be a batch of images or of kernels.</summary>
    public Shape Images(int index)
    {
        var shape = Input(index).Shape;
        return shape.Rank == 4 ? shape : throw GraphErrors.BadNode($"input {index} is {shape}; expected rank 4 (images)");
    }

    private string Name(int index) => Has(index) ? proto.Input[index] : throw GraphErrors.BadNode($"input {index} is missing");

    private Numbers Unknown(int index) => throw GraphErrors.BadNode(
        $"input {proto.Input[index]} must be a constant, of at most {Numbers.Most} elements, or follow from shapes");
}
