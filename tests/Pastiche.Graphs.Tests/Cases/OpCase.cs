namespace Pastiche.Graphs.Tests.Cases;

/// <summary>A graph that applies one operator, under construction, with a point to evaluate it at.</summary>
internal sealed class OpCase(Op op, int seed)
{
    /// <summary>The result to compare and to differentiate.</summary>
    public const string Output = "y";

    private readonly Dictionary<string, double[]> _point = [];
    private readonly List<string> _variables = [];

    public Graph Graph { get; } = new($"{op} case {seed}");

    public Dice Dice { get; } = new(seed);

    /// <summary>A value for each input.</summary>
    public IReadOnlyDictionary<string, double[]> Point => _point;

    /// <summary>The inputs by which the output is to be differentiated.</summary>
    public IReadOnlyList<string> Variables => _variables;

    public Value Variable(Shape shape, double low = -1, double high = 1)
    {
        var value = Input(shape, low, high);
        _variables.Add(Graph.NameOf(value));
        return value;
    }

    public Value Input(Shape shape, double low = -1, double high = 1)
    {
        var name = $"x{_point.Count}";
        _point[name] = Dice.Elements(shape.Size, low, high);
        return Graph.Input(name, shape);
    }

    public Value Constant(Shape shape, double low = -1, double high = 1) =>
        Graph.Constant(new Tensor(shape, [.. Dice.Elements(shape.Size, low, high).Select(element => (float)element)]));

    public Value Constant(Shape shape, double low, double high, double step) =>
        Graph.Constant(new Tensor(shape,
            [.. Dice.Elements(shape.Size, low, high).Select(element => (float)(Math.Round(element / step) * step))]));

    /// <summary>Applies the operator itself, past the shortcuts of the typed methods, and names its result.</summary>
    public void Apply(ValueList<Value> inputs, Attributes? attributes = null) =>
        Graph.Output(Output, Graph.Emit(op, inputs, attributes ?? Attributes.None).Output);

    public override string ToString() => Printer.Print(Graph);
}
