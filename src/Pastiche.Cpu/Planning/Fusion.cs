using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Decides which nodes are computed together: additions, ReLUs and masks with the kernel before them, and elementwise operators with each
/// other.
/// </summary>
internal sealed class Fusion
{
    /// <summary>The most operators of one pass; more would need too much scratch memory.</summary>
    private const int MaxExpressionOperators = 24;

    private readonly LayoutAnalysis _layouts;
    private readonly Dictionary<Value, List<Node>> _users = [];
    private readonly HashSet<Value> _outputs;
    private readonly Dictionary<Node, FusedOps> _fused = [];
    private readonly Dictionary<Node, Node> _ends = [];
    private readonly HashSet<Node> _absorbed = [];
    private readonly Dictionary<Node, int> _inlined = [];
    private readonly Dictionary<Node, Node> _gradients = [];
    private readonly HashSet<Node> _withSums = [];
    private readonly HashSet<Value> _squared = [];

    public Fusion(Graph graph, IReadOnlyList<Node> nodes, LayoutAnalysis layouts)
    {
        _layouts = layouts;
        _outputs = [.. graph.Outputs.Values];
        foreach (var node in nodes)
        {
            foreach (var input in node.Inputs.Distinct())
                (_users.TryGetValue(input, out var users) ? users : _users[input] = []).Add(node);
        }

        // In reverse, so that a sum is fused into its last addend: the others are computed by then.
        foreach (var node in nodes.Reverse().Where(StartsChain)) FuseFollowers(node);
        foreach (var node in nodes.Where(node => node.Op == Op.ReduceSumSquare && node.Output.Shape.Size == 1)) FuseGradient(node);
        foreach (var node in nodes.Where(CanBeInlined))
        {
            var size = 1 + node.Inputs.Sum(input => _inlined.GetValueOrDefault(input.Node));
            if (size < MaxExpressionOperators) _inlined[node] = size;
        }
    }

    /// <summary>Whether a node is inside a chain of fused nodes and not its last.</summary>
    public bool IsAbsorbed(Node node) => _absorbed.Contains(node);

    /// <summary>The first node of the chain of fused nodes that ends at a node; the node itself if it ends none.</summary>
    public Node HeadOf(Node node) => _ends.GetValueOrDefault(node, node);

    /// <summary>The operators fused into the kernel of a node.</summary>
    public FusedOps FusedOpsOf(Node node) => _fused.TryGetValue(node, out var fused) ? fused : new FusedOps(node.Output);

    /// <summary>
    /// Whether an elementwise node is computed inside each node that uses it: it has a single user, or recomputing it is cheaper than
    /// storing it.
    /// </summary>
    public bool IsInlined(Node node) => _inlined.ContainsKey(node);

    /// <summary>
    /// The node that computes the gradient of a sum of squares in the same pass: elements times a number. The elements are used by nothing
    /// else, and not stored. Null if there is none.
    /// </summary>
    public Node? GradientOf(Node sum) => _gradients.GetValueOrDefault(sum);

    /// <summary>Whether a node is computed with a sum of squares.</summary>
    public bool IsComputedWithSum(Node node) => _withSums.Contains(node);

    private void FuseGradient(Node sum)
    {
        var elements = sum.Inputs[0];
        if (!Elementwise.Is(elements.Node) || _outputs.Contains(elements) || IsInChain(elements.Node)) return;
        if (_users[elements] is not [var first, var second] || (first == sum ? second : first) is not { Op: Op.Mul } product) return;
        var factor = product.Inputs[0] == elements ? product.Inputs[1] : product.Inputs[0];
        if (factor.Shape.Size != 1 || product.Output.Shape != elements.Shape || IsInChain(product)) return;
        if (_layouts.BlockSizeOf(product.Output) != _layouts.BlockSizeOf(elements) || HasPadding(elements)) return;
        _gradients[sum] = product;
        _withSums.Add(product);
        _squared.Add(elements);
    }

    /// <summary>Whether a value has elements that are undefined, and must not be summed up.</summary>
    private bool HasPadding(Value value) =>
        _layouts.IsBlocked(value) && ValueLayouts.LayoutOf(value, BlockedLayout.ChannelBlock).Channels % BlockedLayout.ChannelBlock != 0;

    private bool CanBeInlined(Node node)
    {
        if (_withSums.Contains(node)) return false;
        if (!Elementwise.Is(node) || _outputs.Contains(node.Output) || IsInChain(node)) return false;
        if (!_users.TryGetValue(node.Output, out var users)) return false;
        if (_squared.Contains(node.Output)) return true;
        var isCheap = node.Op is Op.Cast or Op.Greater;
        if (!isCheap && users.Count > 1) return false;
        return users.All(user => user.Output.Shape == node.Output.Shape && Elementwise.Is(user) && (isCheap || !IsInChain(user)));
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
        // The base of a scattered pooling is its addend.
        var fused = new FusedOps(head.Output, Patterns.ScatteredPool(head)?.Base);
        var end = head;
        while (OnlyUser(fused.Result) is { } user && !IsInChain(user) && Extend(fused, user) is { } longer)
        {
            _absorbed.Add(end);
            (fused, end) = (longer, user);
        }

        _fused[head] = fused;
        if (end != head) _ends[end] = head;
    }

    private Node? OnlyUser(Value value) =>
        !_outputs.Contains(value) && _users.TryGetValue(value, out var users) && users.Count == 1 ? users[0] : null;

    private static FusedOps? Extend(FusedOps fused, Node user)
    {
        var value = fused.Result;
        if (fused.Mask is null && user.Op == Op.Reshape && ChannelView.IsSame(value.Shape, user.Output.Shape))
            return fused with { Result = user.Output };

        if (fused is { Mask: null, Relu: false, Addend: null } && user.Op == Op.Add && user.Inputs[0] != user.Inputs[1])
        {
            var addend = user.Inputs[0] == value ? user.Inputs[1] : user.Inputs[0];
            return addend.Shape == value.Shape ? fused with { Result = user.Output, Addend = addend } : null;
        }

        if (fused is { Mask: null, Relu: false } && user.Op == Op.Relu) return fused with { Result = user.Output, Relu = true };
        if (fused.Mask is null && Patterns.Masking(user) is { } masking && masking.Cotangent == value && masking.Condition != value)
            return fused with { Result = user.Output, Mask = masking.Condition };
        return null;
    }
}
