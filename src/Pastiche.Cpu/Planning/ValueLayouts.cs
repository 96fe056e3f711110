using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Where values are, in the layouts that they are needed in.</summary>
/// <param name="kernels">What is run, in order; conversions are added to it.</param>
internal sealed class ValueLayouts(List<Kernel> kernels)
{
    private readonly Dictionary<(Value, int), Buffer> _buffers = [];

    /// <summary>Whether a value is there in some layout.</summary>
    public bool IsDefined(Value value) => _buffers.ContainsKey((value, 1)) || _buffers.ContainsKey((value, BlockedLayout.ChannelBlock));

    /// <summary>A new operand for a value in a layout.</summary>
    public Buffer Define(Value value, int blockSize)
    {
        var length = blockSize == 1 ? value.Shape.Size : LayoutOf(value, blockSize).Length;
        return Set(value, blockSize, new Buffer($"{value}", length));
    }

    /// <summary>Says where a value is.</summary>
    public Buffer Set(Value value, int blockSize, Buffer operand) => _buffers[(value, blockSize)] = operand;

    /// <summary>Where a value is in a layout, if it is there.</summary>
    public Buffer? Find(Value value, int blockSize) => _buffers.GetValueOrDefault((value, blockSize));

    /// <summary>Where a value is in a layout; brought into it if it is in another one.</summary>
    public Buffer Get(Value value, int blockSize)
    {
        if (Find(value, blockSize) is { } there) return there;
        if (blockSize == 1) return FromBlocked(value);
        var flat = Get(value, 1);
        var maps = LayoutOf(value, blockSize);
        var blocked = Define(value, blockSize);
        var conversion = new ToBlocked(maps, flat, blocked);
        if (value.Constant is null) kernels.Add(conversion);
        else RunNow(conversion, blocked);
        return blocked;
    }

    /// <summary>A value's maps in a layout.</summary>
    public static BlockedLayout LayoutOf(Value value, int blockSize) =>
        ChannelView.Of(value.Shape, blockSize) ?? throw new InvalidOperationException($"{value} is no feature maps.");

    /// <summary>Does at once what depends on constants only.</summary>
    public static void RunNow(Kernel kernel, Buffer result)
    {
        result.Bind(new NativeBlock(result.Length));
        var scratch = new Buffer("scratch", kernel.ScratchLength);
        scratch.Bind(new NativeBlock(kernel.ScratchLength));
        for (var part = 0; part < kernel.Parts; part++) kernel.Run(part, scratch);
    }

    private Buffer FromBlocked(Value value)
    {
        var blocked = Find(value, BlockedLayout.ChannelBlock) ?? throw new InvalidOperationException($"{value} was not computed.");
        var flat = Define(value, 1);
        kernels.Add(new FromBlocked(LayoutOf(value, BlockedLayout.ChannelBlock), blocked, flat));
        return flat;
    }
}
