using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Translates a graph into kernels, node by node in the graph's order, each with the nodes fused into it.</summary>
internal sealed partial class Lowering
{
    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    private readonly Graph _graph;
    private readonly IReadOnlyList<Node> _nodes;
    private readonly KernelFactory _factory;
    private readonly WeightsCache _weights;
    private readonly LayoutAnalysis _layouts;
    private readonly Fusion _fusion;
    private readonly RotatedKernels _rotated;
    private readonly List<Kernel> _kernels = [];
    private readonly ValueLayouts _values;
    private readonly Dictionary<Node, Buffer> _argmax = [];
    private readonly HashSet<Value> _used;
    private readonly Func<int, Memory> _allocate;

    private Lowering(Graph graph, KernelFactory factory, WeightsCache weights, Func<int, Memory> allocate)
    {
        (_graph, _factory, _weights, _allocate) = (graph, factory, weights, allocate);
        _nodes = [.. graph.LiveNodes()];
        _layouts = new LayoutAnalysis(_nodes);
        _fusion = new Fusion(graph, _nodes, _layouts);
        _rotated = new RotatedKernels(_nodes);
        _values = new ValueLayouts(_kernels);
        _used = [.. _nodes.SelectMany(node => node.Inputs)];
    }

    /// <summary>Plans the kernels that compute a graph's outputs from its inputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="factory">Makes kernels.</param>
    /// <param name="weights">Transforms and keeps weights.</param>
    /// <param name="allocate">Allocates so many floats for an input or an output.</param>
    /// <exception cref="UnsupportedOperatorException">No kernel supports a node.</exception>
    public static Plan Lower(Graph graph, KernelFactory factory, WeightsCache weights, Func<int, Memory> allocate)
    {
        var lowering = new Lowering(graph, factory, weights, allocate);
        var inputs = graph.Inputs.ToDictionary(Graph.NameOf, input => lowering.WithOwnMemory(lowering._values.Define(input, 1)));
        foreach (var node in lowering._nodes.Where(node => !lowering.IsDeferred(node))) lowering.Emit(node);
        var outputs = graph.Outputs.ToDictionary(output => output.Key, output => lowering.Output(output.Value));
        return new Plan(LateOrder.Of(lowering._kernels), inputs, outputs);
    }

    /// <summary>
    /// Whether a node is not emitted in its turn: it is computed with others, or when its value is first used. A chain of deferred nodes
    /// stays short, since each recurses into the one before.
    /// </summary>
    private bool IsDeferred(Node node) => IsComputedWithOthers(node) || node.Op switch
    {
        Op.Input or Op.Constant or Op.ScatterElements => true,
        Op.Expand => node.Inputs[0].Node.Op != Op.Expand,
        Op.Transpose => _layouts.IsBlocked(node.Inputs[0]) || node.Inputs[0].Node.Op == Op.Input,
        Op.Reshape => node.Output.Type == ElementType.Index || node.Inputs[0].Node.Op == Op.ScatterElements
            ? !_layouts.IsBlocked(node.Output)
            : _layouts.IsBlocked(node.Inputs[0]) && !_layouts.IsBlocked(node.Output),
        _ => false,
    };

    private bool IsComputedWithOthers(Node node) =>
        _fusion.IsAbsorbed(node) || _fusion.IsInlined(node) || _fusion.IsComputedWithSum(node);

    /// <summary>Emits the kernels of the chain of fused nodes that ends at a node.</summary>
    private void Emit(Node last)
    {
        var node = _fusion.HeadOf(last);
        var fused = _fusion.FusedOpsOf(node);
        switch (node.Op)
        {
            case Op.Conv: EmitConvolution(node, fused); break;
            case Op.MaxPool: EmitMaxPool(node); break;
            case Op.AveragePool: EmitAveragePool(node); break;
            case Op.MaxUnpool: EmitMaxUnpool(node, fused); break;
            case Op.DepthToSpace: EmitDepthToSpace(node, fused); break;
            case Op.MatMul: EmitProduct(node, fused); break;
            case Op.Reshape: EmitReshape(node, fused); break;
            case Op.Transpose: EmitTranspose(node); break;
            case Op.Expand: EmitExpand(node); break;
            case Op.Slice: EmitSlice(node); break;
            case Op.Pad: EmitPad(node); break;
            case Op.Concat: EmitConcat(node); break;
            case Op.ReduceSum or Op.ReduceMean or Op.ReduceSumSquare: EmitReduction(node); break;
            case Op.BatchNormalization: EmitBatchNormalization(node); break;
            case var _ when Elementwise.Is(node): EmitElementwise(node); break;
            default: throw Unsupported(node, "no kernel runs this operator here");
        }
    }

    /// <summary>The buffer of a value in a layout. A deferred value is emitted now.</summary>
    private Buffer Get(Value value, int blockSize)
    {
        if (value.Type == ElementType.Index) throw Unsupported(value.Node, "its indices are used for more than the pooling's gradient");
        if (!_values.IsDefined(value))
        {
            if (value.Constant is { } constant) _values.Set(value, 1, Buffer.Constant($"{value}", constant.Elements));
            else Emit(value.Node);
        }

        return _values.Get(value, blockSize);
    }

    private Buffer Define(Value value) => _values.Define(value, _layouts.BlockSizeOf(value));

    private Epilogue EpilogueOf(FusedOps fused, Buffer? bias = null) => new(
        bias,
        fused.Addend is null ? null : Get(fused.Addend, ChannelBlock),
        fused.Relu,
        fused.Mask is null ? null : Get(fused.Mask, ChannelBlock));

    private static Buffer Temporary(long length) => new("temporary", length);

    /// <summary>Gives a buffer its own memory, which callers may access at any time.</summary>
    private Buffer WithOwnMemory(Buffer buffer)
    {
        buffer.Bind(_allocate(checked((int)buffer.Length)));
        return buffer;
    }

    private Buffer Output(Value value)
    {
        var buffer = Get(value, 1);
        if (!buffer.IsBound && buffer.Length == value.Shape.Size) return WithOwnMemory(buffer);
        // An output that is an input, a constant or also another output is copied: each has its own memory.
        var copy = WithOwnMemory(new Buffer($"output {value}", value.Shape.Size));
        _kernels.Add(new StridedCopy([new CopyAxis(value.Shape.Size, 1, 1)], buffer, 0, copy, 0));
        return copy;
    }

    private UnsupportedOperatorException Unsupported(Node node, string reason) => Errors.UnsupportedNode(_graph, node, reason);
}
