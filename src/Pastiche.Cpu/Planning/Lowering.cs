using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Turns a graph into kernels: node by node in the graph's order, each with what is fused into it.</summary>
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
    private readonly HashSet<Value> _needed;

    private Lowering(Graph graph, KernelFactory factory, WeightsCache weights)
    {
        (_graph, _factory, _weights) = (graph, factory, weights);
        _nodes = [.. graph.LiveNodes()];
        _layouts = new LayoutAnalysis(_nodes);
        _fusion = new Fusion(graph, _nodes, _layouts);
        _rotated = new RotatedKernels(_nodes);
        _values = new ValueLayouts(_kernels);
        _needed = [.. _nodes.SelectMany(node => node.Inputs)];
    }

    /// <summary>The kernels that compute a graph's outputs from its inputs.</summary>
    /// <exception cref="UnsupportedOperatorException">A node is covered by no kernel.</exception>
    public static Plan Lower(Graph graph, KernelFactory factory, WeightsCache weights)
    {
        var lowering = new Lowering(graph, factory, weights);
        var inputs = graph.Inputs.ToDictionary(Graph.NameOf, input => Own(lowering._values.Define(input, 1)));
        foreach (var node in lowering._nodes.Where(node => !lowering.IsLeftForLater(node))) lowering.Emit(node);
        var outputs = graph.Outputs.ToDictionary(output => output.Key, output => lowering.Output(output.Value));
        return new Plan(lowering._kernels, inputs, outputs);
    }

    /// <summary>
    /// Whether nothing is to be done at a node's place: it is computed with others, or when somebody asks for it. Never many in a row, since
    /// each asks for the one before.
    /// </summary>
    private bool IsLeftForLater(Node node) => _fusion.IsAbsorbed(node) || _fusion.IsInlined(node) || node.Op switch
    {
        Op.Input or Op.Constant or Op.ScatterElements => true,
        Op.Expand => node.Inputs[0].Node.Op != Op.Expand,
        Op.Transpose => _layouts.IsBlocked(node.Inputs[0]),
        Op.Reshape => node.Output.Type == ElementType.Index || node.Inputs[0].Node.Op == Op.ScatterElements ? !_layouts.IsBlocked(node.Output)
            : _layouts.IsBlocked(node.Inputs[0]) && !_layouts.IsBlocked(node.Output),
        _ => false,
    };

    private void Emit(Node place)
    {
        var node = _fusion.HeadOf(place);
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
            default: throw Uncovered(node, "no kernel runs this operator here");
        }
    }

    /// <summary>Where a value is in a layout, computed now if it was left for later.</summary>
    private Buffer Get(Value value, int blockSize)
    {
        if (value.Type == ElementType.Index) throw Uncovered(value.Node, "its indices are used for more than the pooling's gradient");
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

    /// <summary>Gives an operand a memory of its own, which the caller may look at at any time.</summary>
    private static Buffer Own(Buffer operand)
    {
        operand.Bind(new PinnedArray(checked((int)operand.Length)));
        return operand;
    }

    private Buffer Output(Value value)
    {
        var operand = Get(value, 1);
        if (!operand.IsBound && operand.Length == value.Shape.Size) return Own(operand);
        // An input or a constant is an output, or one value two: each has its own memory.
        var copy = Own(new Buffer($"output {value}", value.Shape.Size));
        _kernels.Add(new StridedCopy([new CopyAxis(value.Shape.Size, 1, 1)], operand, 0, copy, 0));
        return copy;
    }

    private UnsupportedOperatorException Uncovered(Node node, string reason) =>
        new($"{node.Op} (node {node.Label ?? "without a name"} of {_graph.Name}): {reason}");
}
