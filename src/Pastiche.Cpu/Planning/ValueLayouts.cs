using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>The buffers of values, in each layout that is needed.</summary>
/// <param name="kernels">The kernels of the plan, in order; reorders are added to them.</param>
internal sealed class ValueLayouts(List<Kernel> kernels)
{
    private readonly Dictionary<(Value, int), Buffer> _buffers = [];

    /// <summary>Whether a value has a buffer in any layout.</summary>
    public bool IsDefined(Value value) => _buffers.ContainsKey((value, 1)) || _buffers.ContainsKey((value, BlockedLayout.ChannelBlock));

    /// <summary>Creates the buffer of a value in a layout.</summary>
    public Buffer Define(Value value, int blockSize)
    {
        var length = blockSize == 1 ? value.Shape.Size : LayoutOf(value, blockSize).Length;
        return Set(value, blockSize, new Buffer($"{value}", length));
    }

    /// <summary>Sets the buffer of a value in a layout.</summary>
    public Buffer Set(Value value, int blockSize, Buffer buffer) => _buffers[(value, blockSize)] = buffer;

    /// <summary>The buffer of a value in a layout; reordered from another layout if there is none yet.</summary>
    public Buffer Get(Value value, int blockSize)
    {
        if (_buffers.TryGetValue((value, blockSize), out var existing)) return existing;
        if (blockSize == 1) return FromBlocked(value);
        var flat = Get(value, 1);
        var layout = LayoutOf(value, blockSize);
        var blocked = Define(value, blockSize);
        var reorder = new ToBlocked(layout, flat, blocked);
        if (value.Constant is null) kernels.Add(reorder);
        else RunNow(reorder, blocked);
        return blocked;
    }

    /// <summary>The layout of a value as feature maps.</summary>
    public static BlockedLayout LayoutOf(Value value, int blockSize) =>
        ChannelView.Of(value.Shape, blockSize) ?? throw Errors.NoFeatureMaps(value);

    /// <summary>Runs a kernel at compile time, since its inputs are constants.</summary>
    private static void RunNow(Kernel kernel, Buffer result)
    {
        result.Bind(new NativeBlock(result.Length));
        var scratch = new Buffer("scratch", kernel.ScratchLength);
        scratch.Bind(new NativeBlock(kernel.ScratchLength));
        for (var part = 0; part < kernel.Parts; part++) kernel.Run(part, scratch);
    }

    private Buffer FromBlocked(Value value)
    {
        if (!_buffers.TryGetValue((value, BlockedLayout.ChannelBlock), out var blocked)) throw Errors.NotComputed(value);
        var flat = Define(value, 1);
        kernels.Add(new FromBlocked(LayoutOf(value, BlockedLayout.ChannelBlock), blocked, flat));
        return flat;
    }
}
