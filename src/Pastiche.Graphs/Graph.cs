namespace Pastiche.Graphs;

/// <summary>
/// A static computation: nodes in topological order, named inputs and named outputs. Nodes can be added, never removed or changed. Each is
/// checked and its shapes inferred when it is added; adding a node that equals an existing one returns that one. Adding is thread-safe,
/// but must not overlap with enumerating.
/// </summary>
public sealed partial class Graph
{
    private readonly record struct Key(Op Op, ValueList<Value> Inputs, Attributes Attributes);

    private readonly Dictionary<Key, Node> _known = [];
    private readonly List<Node> _nodes = [];
    private readonly List<Value> _inputs = [];
    private readonly HashSet<string> _inputNames = [];
    private readonly OrderedDictionary<string, Value> _outputs = [];
    private readonly Lock _growing = new();

    /// <summary>Creates an empty graph.</summary>
    /// <param name="name">The name in messages, such as the model's.</param>
    public Graph(string name) => Name = name;

    /// <summary>The name in messages.</summary>
    public string Name { get; }

    /// <summary>All nodes, in topological order.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The inputs, in the order in which they were added.</summary>
    public IReadOnlyList<Value> Inputs => _inputs;

    /// <summary>The outputs by name, in the order in which they were named.</summary>
    public IReadOnlyDictionary<string, Value> Outputs => _outputs;

    /// <summary>Adds an input.</summary>
    /// <param name="name">Unique among the inputs.</param>
    /// <param name="shape">Its shape.</param>
    public Value Input(string name, Shape shape)
    {
        using var growing = _growing.EnterScope();
        RequireNewInput(name);
        return Emit(Op.Input, [], new InputAttributes(name, shape)).Output;
    }

    /// <summary>Names a value as an output.</summary>
    /// <param name="name">Unique among the outputs.</param>
    /// <param name="value">A value of this graph.</param>
    public void Output(string name, Value value)
    {
        RequireOwn(value, $"output {name}");
        using var growing = _growing.EnterScope();
        if (!_outputs.TryAdd(name, value)) throw GraphErrors.DuplicateName("output", name, Name);
    }

    /// <summary>The name of an input.</summary>
    public static string NameOf(Value input) => input.Node.Get<InputAttributes>().Name;

    /// <summary>Applies an operator, or returns the equal node that exists. The typed methods are easier to read.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="inputs">Values of this graph.</param>
    /// <param name="attributes">The attributes, of the record type of that operator.</param>
    /// <param name="label">The node's name in a model file, for messages.</param>
    /// <exception cref="GraphException">Inputs or attributes do not fit.</exception>
    public Node Emit(Op op, ValueList<Value> inputs, Attributes attributes, string? label = null)
    {
        foreach (var input in inputs.Span) RequireOwn(input, op);
        var key = new Key(op, inputs, attributes);
        using var growing = _growing.EnterScope();
        if (_known.TryGetValue(key, out var known)) return known;
        var node = new Node(this, op, inputs, attributes, label);
        if (op == Op.Input)
        {
            RequireNewInput(NameOf(node.Output));
            _inputs.Add(node.Output);
            _inputNames.Add(NameOf(node.Output));
        }

        _known.Add(key, node);
        _nodes.Add(node);
        return node;
    }

    /// <summary>
    /// Copies another graph into this one, applied to other inputs. Shapes are inferred again, so that a fully convolutional graph can be
    /// inlined at any size.
    /// </summary>
    /// <param name="other">The graph to copy; its outputs are not added to this one's.</param>
    /// <param name="inputs">For each of its inputs, by name, a value of this graph.</param>
    /// <param name="rewrite">Returns the new outputs for a node and its new inputs, or null to copy the node.</param>
    /// <returns>The other graph's outputs, as values of this graph.</returns>
    /// <exception cref="GraphException">An input has no value, or a shape does not fit.</exception>
    public IReadOnlyDictionary<string, Value> Inline(
        Graph other, IReadOnlyDictionary<string, Value> inputs, Func<Node, ValueList<Value>, ValueList<Value>?>? rewrite = null)
    {
        var map = new Dictionary<Value, Value>();
        foreach (var node in other.LiveNodes())
        {
            var outputs = node.Op == Op.Input ? [Bound(node)] : Repeat(node, [.. node.Inputs.Select(value => map[value])]);
            for (var i = 0; i < node.Outputs.Count; i++) map[node.Outputs[i]] = outputs[i];
        }

        return other._outputs.ToDictionary(output => output.Key, output => map[output.Value]);

        Value Bound(Node node)
        {
            var name = node.Get<InputAttributes>().Name;
            if (!inputs.TryGetValue(name, out var value)) throw GraphErrors.Unbound(name, other.Name);
            return value;
        }

        ValueList<Value> Repeat(Node node, ValueList<Value> renewed) =>
            rewrite?.Invoke(node, renewed) ?? Emit(node.Op, renewed, node.Attributes, node.Label).Outputs;
    }

    /// <summary>The nodes that use each value, in order.</summary>
    public ILookup<Value, Node> Users() =>
        _nodes.SelectMany(node => node.Inputs.Distinct().Select(input => (input, node))).ToLookup(use => use.input, use => use.node);

    /// <summary>The nodes that the outputs need, in order.</summary>
    internal IEnumerable<Node> LiveNodes()
    {
        var live = new HashSet<Node>(_outputs.Values.Select(value => value.Node));
        for (var i = _nodes.Count - 1; i >= 0; i--)
        {
            if (!live.Contains(_nodes[i])) continue;
            foreach (var input in _nodes[i].Inputs.Span) live.Add(input.Node);
        }

        return [.. _nodes.Where(live.Contains)];
    }

    private void RequireNewInput(string name)
    {
        if (_inputNames.Contains(name)) throw GraphErrors.DuplicateName("input", name, Name);
    }

    private void RequireOwn<T>(Value value, T user)
    {
        if (!ReferenceEquals(value.Graph, this)) throw GraphErrors.Foreign($"{user}", Name);
    }
}
