using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// Decides which values of a network are features: results of activations, and convolutions, batch normalizations, residual sums and
/// concatenations that are not followed at once by an activation, sum or concatenation.
/// </summary>
internal sealed class FeatureClassifier
{
    /// <summary>HardSwish in elementary operators has 4 of them, GELU by tanh 8, and by erf 27.</summary>
    private const int LargestGate = 48;

    private readonly ILookup<Value, Node> _users;
    private readonly HashSet<Node> _gated = [];

    private readonly HashSet<Node> _linear = [];

    /// <summary>
    /// The values between x and its product with a gate computed from x alone: x·sigmoid(x) and the like are one activation.
    /// </summary>
    private readonly HashSet<Value> _gates = [];

    public FeatureClassifier(Graph graph)
    {
        _users = graph.Users();
        // Nodes come in topological order.
        foreach (var node in graph.Nodes.Where(IsLinear)) _linear.Add(node);
        foreach (var node in graph.Nodes.Where(node => node.Op == Op.Mul)) FindGate(node);
    }

    public bool IsFeature(Value value)
    {
        if (_gates.Contains(value)) return false;
        if (IsActivation(value.Node)) return true;
        if (IsJoin(value.Node)) return !IsUsedOnlyBy(value, IsActivation);
        return _linear.Contains(value.Node) && !IsUsedOnlyBy(value, user => IsActivation(user) || IsJoin(user) || IsAffine(user));
    }

    public static bool IsJoin(Node node) => node.Op switch
    {
        Op.Concat => node.Output.Shape.Rank == 4 && ((AxisAttributes)node.Attributes).Axis == 1,
        Op.Add => node.Inputs.All(input => input.Constant is null && input.Shape == node.Output.Shape),
        _ => false,
    };

    /// <summary>Whether the value is a join or the activation of one.</summary>
    public bool EndsBlock(Value value) =>
        IsJoin(value.Node) || (IsActivation(value.Node) && value.Node.Inputs.Any(input => IsJoin(input.Node)));

    private bool IsActivation(Node node) => node.Op is Op.Relu or Op.LeakyRelu or Op.Clip or Op.Sigmoid || _gated.Contains(node);

    private bool IsLinear(Node node) =>
        node.Op is Op.Conv or Op.BatchNormalization || (IsAffine(node) && node.Inputs.Any(input => _linear.Contains(input.Node)));

    /// <summary>Whether the node adds a bias, multiplies by a constant or is a batch normalization.</summary>
    private static bool IsAffine(Node node) =>
        node.Op == Op.BatchNormalization
        || (node.Op is Op.Add or Op.Sub or Op.Mul or Op.Div && node.Inputs.Any(input => input.Constant is not null));

    /// <summary>Whether the value has users, and all of them are of a kind.</summary>
    private bool IsUsedOnlyBy(Value value, Predicate<Node> kind) =>
        _users[value].Any() && _users[value].All(user => kind(user) || _gates.Contains(user.Output));

    private void FindGate(Node product)
    {
        if (product.Inputs.Any(input => input.Constant is not null || input.Shape != product.Output.Shape)) return;
        var between = Between(product.Inputs[0], product.Inputs[1]) ?? Between(product.Inputs[1], product.Inputs[0]);
        if (between is not { Count: > 0 }) return;
        _gated.Add(product);
        _gates.UnionWith(between);
    }

    /// <summary>
    /// The values on the paths from an origin to a value, without the origin; null unless all of them are computed from it alone, element
    /// by element.
    /// </summary>
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
