using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Decides which values are computed in blocked layout: the results of convolutions and pools, and of all operators that can keep it.
/// </summary>
internal sealed class LayoutAnalysis
{
    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    private readonly HashSet<Value> _blocked = [];

    public LayoutAnalysis(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (MakesBlocked(node)) _blocked.Add(node.Output);
        }
    }

    /// <summary>Whether a value is computed in blocked layout.</summary>
    public bool IsBlocked(Value value) => _blocked.Contains(value);

    /// <summary>Channels of a block of the layout that a value is computed in: 16, or 1 for row-major.</summary>
    public int BlockSizeOf(Value value) => IsBlocked(value) ? ChannelBlock : 1;

    private bool MakesBlocked(Node node)
    {
        if (ChannelView.Of(node.Output.Shape, ChannelBlock) is not { } layout) return false;
        return node.Op switch
        {
            Op.Conv or Op.MaxPool or Op.AveragePool => true,
            Op.MaxUnpool => Patterns.UnpooledWindow(node) is not null,
            Op.DepthToSpace => layout.Channels % ChannelBlock == 0 && IsBlocked(node.Inputs[0]),
            Op.MatMul => IsProductWithMaps(node),
            Op.Reshape => Patterns.ScatteredPool(node) is not null || Patterns.Upsampling(node) is not null ||
                Patterns.AlreadyBlocked(node) is not null || IsSameMaps(node),
            Op.Concat => node.Get<AxisAttributes>().Axis == 1 && node.Output.Shape.Rank == 4 &&
                node.Inputs.All(IsBlocked) && node.Inputs.SkipLast(1).All(IsWhole),
            Op.Slice => node.Output.Shape.Rank == 4 && IsBlocked(node.Inputs[0]) && IsSliceOfBlocks(node.Get<SliceAttributes>()),
            Op.Pad => node.Output.Shape.Rank == 4 && IsBlocked(node.Inputs[0]) && IsPadOfBlocks(node),
            _ => Elementwise.Is(node) && node.Inputs.Any(input => input.Shape == node.Output.Shape && IsBlocked(input)),
        };
    }

    /// <summary>
    /// Whether the right factor of a product is blocked, as in the gradient of a Gram matrix. The product is then a 1×1 convolution whose
    /// weights are the left factor.
    /// </summary>
    private bool IsProductWithMaps(Node node) => node.Inputs.All(input => input.Shape.Rank == 2) && IsBlocked(node.Inputs[1]);

    private bool IsSameMaps(Node node) => IsBlocked(node.Inputs[0]) && ChannelView.IsSame(node.Inputs[0].Shape, node.Output.Shape);

    /// <summary>Whether the channels fill whole blocks.</summary>
    private static bool IsWhole(Value value) => value.Shape[1] % ChannelBlock == 0;

    private static bool IsSliceOfBlocks(SliceAttributes slice) => slice.Starts[1] % ChannelBlock == 0 && slice.Steps[1] == 1;

    private static bool IsPadOfBlocks(Node node)
    {
        var (before, after) = node.Get<PadAttributes>();
        return before[0] == 0 && after[0] == 0 && before[1] % ChannelBlock == 0 && (after[1] == 0 || IsWhole(node.Inputs[0]));
    }
}
