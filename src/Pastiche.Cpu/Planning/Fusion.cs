using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>What follows a node and is done to its result while that is still in a register.</summary>
/// <param name="Result">The value that comes out.</param>
/// <param name="Addend">Added, or null.</param>
/// <param name="Relu">Whether negative elements become 0, after that.</param>
/// <param name="Mask">Elements that let the result pass where they are positive, after that; or null.</param>
internal sealed record FusedOps(Value Result, Value? Addend = null, bool Relu = false, Value? Mask = null);

/// <summary>
/// Decides which nodes are computed together: additions, rectifiers and masks with the convolution before them, and element-by-element
/// operators with one another.
/// </summary>
internal sealed class Fusion
{
    /// <summary>Operators computed in one pass; more would need too many buffers at once.</summary>
    private const int MaxExpressionOperators = 24;

    private readonly LayoutAnalysis _layouts;
    private readonly Dictionary<Value, List<Node>> _users = [];
    private readonly HashSet<Value> _outputs;
    private readonly Dictionary<Node, FusedOps> _fused = [];
    private readonly Dictionary<Node, Node> _ends = [];
    private readonly HashSet<Node> _absorbed = [];
    private readonly Dictionary<Node, int> _inlined = [];

    public Fusion(Graph graph, IReadOnlyList<Node> nodes, LayoutAnalysis layouts)
    {
        _layouts = layouts;
        _outputs = [.. graph.Outputs.Values];
        foreach (var node in nodes)
            foreach (var input in node.Inputs.Distinct())
                (_users.TryGetValue(input, out var users) ? users : _users[input] = []).Add(node);

        // The last of several summands is the one that the sum is computed with: by then the others are there.
        foreach (var node in nodes.Reverse().Where(StartsChain)) FuseFollowers(node);
        foreach (var node in nodes.Where(CanBeInlined))
        {
            var size = 1 + node.Inputs.Sum(input => _inlined.GetValueOrDefault(input.Node));
            if (size < MaxExpressionOperators) _inlined[node] = size;
        }
    }

    /// <summary>Whether a node is computed with one before or after it, so that nothing is to be done for it alone.</summary>
    public bool IsAbsorbed(Node node) => _absorbed.Contains(node);

    /// <summary>The node with whose fused a node ends: what is to be computed at its place. The node itself where there is none.</summary>
    public Node HeadOf(Node node) => _ends.GetValueOrDefault(node, node);

    /// <summary>What is done to a node's result.</summary>
    public FusedOps FusedOpsOf(Node node) => _fused.TryGetValue(node, out var fused) ? fused : new FusedOps(node.Output);

    /// <summary>
    /// Whether an element-by-element node is computed anew inside each node that takes it: it has a single such taker, or is cheaper than the
    /// memory that it would take.
    /// </summary>
    public bool IsInlined(Node node) => _inlined.ContainsKey(node);

    private bool CanBeInlined(Node node)
    {
        if (!Elementwise.Is(node) || _outputs.Contains(node.Output) || IsInChain(node) || !_users.TryGetValue(node.Output, out var users)) return false;
        var isCheap = node.Op is Op.Cast or Op.Greater;
        return (isCheap || users.Count == 1) && users.All(user => user.Output.Shape == node.Output.Shape && Elementwise.Is(user) && (isCheap || !IsInChain(user)));
    }

    private bool IsInChain(Node node) => IsAbsorbed(node) || _ends.ContainsKey(node);

    private bool StartsChain(Node node) => _layouts.IsBlocked(node.Output) && (node.Op switch
    {
        Op.Conv or Op.DepthToSpace or Op.MaxUnpool or Op.MatMul => true,
        Op.Reshape => Patterns.ScatteredPool(node) is not null || Patterns.Upsampling(node) is not null,
        _ => false,
    });

    private void FuseFollowers(Node head)
    {
        // The scattered pooling's base is its addend already.
        var fused = new FusedOps(head.Output, Patterns.ScatteredPool(head)?.Base);
        var end = head;
        while (Only(fused.Result) is { } user && !IsAbsorbed(user) && !_ends.ContainsKey(user) && Extend(fused, user) is { } longer)
        {
            _absorbed.Add(end);
            (fused, end) = (longer, user);
        }

        _fused[head] = fused;
        if (end != head) _ends[end] = head;
    }

    private Node? Only(Value value) => !_outputs.Contains(value) && _users.TryGetValue(value, out var users) && users.Count == 1 ? users[0] : null;

    private static FusedOps? Extend(FusedOps fused, Node user)
    {
        var value = fused.Result;
        if (fused.Mask is null && user.Op == Op.Reshape && ChannelView.IsSame(value.Shape, user.Output.Shape)) return fused with { Result = user.Output };
        if (fused is { Mask: null, Relu: false, Addend: null } && user.Op == Op.Add && user.Inputs[0] != user.Inputs[1])
        {
            var addend = user.Inputs[0] == value ? user.Inputs[1] : user.Inputs[0];
            return addend.Shape == value.Shape ? fused with { Result = user.Output, Addend = addend } : null;
        }

        if (fused is { Mask: null, Relu: false } && user.Op == Op.Relu) return fused with { Result = user.Output, Relu = true };
        if (fused.Mask is null && Patterns.Masking(user) is { } masking && masking.Cotangent == value && masking.Decides != value)
            return fused with { Result = user.Output, Mask = masking.Decides };
        return null;
    }
}
