using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// Tells which values of a network are worth measuring: what activations give, and convolutions, batch normalisations, residual sums and
/// concatenations that no activation, sum or concatenation follows at once.
/// </summary>
internal sealed class FeatureRoles
{
    /// <summary>HardSwish written out takes four operators, GELU by tanh eight, and by erf 27.</summary>
    private const int LargestGate = 48;

    private readonly ILookup<Value, Node> _users;
    private readonly HashSet<Node> _gated = [];

    private readonly HashSet<Node> _linear = [];

    /// <summary>What lies between x and its product with a gate made of x alone: x·sigmoid(x) and the like are one activation.</summary>
    private readonly HashSet<Value> _gates = [];

    public FeatureRoles(Graph graph)
    {
        _users = graph.Users();
        // In the graph's order, in which a node comes after those whose results it takes.
        foreach (var node in graph.Nodes.Where(IsLinear)) _linear.Add(node);
        foreach (var node in graph.Nodes.Where(node => node.Op == Op.Mul)) FindGate(node);
    }

    public bool IsFeature(Value value)
    {
        if (_gates.Contains(value)) return false;
        if (IsActivation(value.Node)) return true;
        if (IsJoin(value.Node)) return !IsTaken(value, IsActivation);
        return _linear.Contains(value.Node) && !IsTaken(value, user => IsActivation(user) || IsJoin(user) || IsAffine(user));
    }

    public static bool IsJoin(Node node) => node.Op switch
    {
        Op.Concat => node.Output.Shape.Rank == 4 && ((AxisAttributes)node.Attributes).Axis == 1,
        Op.Add => node.Inputs.All(input => input.Constant is null && input.Shape == node.Output.Shape),
        _ => false,
    };

    /// <summary>Whether it is a join, or what an activation made of one.</summary>
    public bool EndsBlock(Value value) => IsJoin(value.Node) || (IsActivation(value.Node) && value.Node.Inputs.Any(input => IsJoin(input.Node)));

    private bool IsActivation(Node node) => node.Op.IsActivation() || _gated.Contains(node);

    private bool IsLinear(Node node) =>
        node.Op is Op.Conv or Op.BatchNormalization || (IsAffine(node) && node.Inputs.Any(input => _linear.Contains(input.Node)));

    /// <summary>A bias, a factor or batch normalisation.</summary>
    private static bool IsAffine(Node node) =>
        node.Op == Op.BatchNormalization || (node.Op is Op.Add or Op.Sub or Op.Mul or Op.Div && node.Inputs.Any(input => input.Constant is not null));

    /// <summary>Whether all that use the value are so, and some do.</summary>
    private bool IsTaken(Value value, Predicate<Node> so) => _users[value].Any() && _users[value].All(user => so(user) || _gates.Contains(user.Output));

    private void FindGate(Node product)
    {
        if (product.Inputs.Any(input => input.Constant is not null || input.Shape != product.Output.Shape)) return;
        var between = Between(product.Inputs[0], product.Inputs[1]) ?? Between(product.Inputs[1], product.Inputs[0]);
        if (between is not { Count: > 0 }) return;
        _gated.Add(product);
        _gates.UnionWith(between);
    }

    /// <summary>The values from one back to another, without that one, where all are made of it alone, element by element.</summary>
    private static HashSet<Value>? Between(Value value, Value origin)
    {
        var found = new HashSet<Value>();
        var open = new Stack<Value>([value]);
        while (open.TryPop(out var next))
        {
            if (next == origin || next.Constant is not null || !found.Add(next)) continue;
            if (found.Count > LargestGate || next.Shape != origin.Shape || next.Node.Inputs.Count == 0) return null;
            if (next.Node.Op is Op.Conv or Op.MatMul or Op.MaxPool or Op.AveragePool) return null;
            if (next.Node.Op is Op.Transpose or Op.Pad or Op.Slice or Op.Reshape) return null;
            foreach (var input in next.Node.Inputs) open.Push(input);
        }

        return found;
    }
}
