namespace Pastiche.Cpu.Kernels;

/// <summary>Reorders feature maps from row-major to blocked layout. Padding becomes 0.</summary>
internal sealed unsafe class ToBlocked(BlockedLayout layout, Buffer input, Buffer output) : Kernel(KernelKind.Other, [input], [output])
{
    private const int MinPositionsPerPart = 4096;

    private int PartsPerBlock => PartsFor(layout.Positions, MinPositionsPerPart);

    public override int Parts => layout.Blocks * PartsPerBlock;

    public override void Run(int part, Buffer scratch)
    {
        var block = part / PartsPerBlock;
        var (start, end) = RangeOf(layout.Positions, PartsPerBlock, part % PartsPerBlock);
        nint blockSize = layout.BlockSize;
        for (nint lane = 0; lane < blockSize; lane++)
        {
            var target = output.At((block * layout.BlockLength) + (start * blockSize), (end - start) * blockSize) + lane;
            var channel = (block * blockSize) + lane;
            var source = channel < layout.Channels ? input.At((channel * layout.Positions) + start, end - start) : null;
            for (nint i = 0; i < end - start; i++) target[i * blockSize] = source == null ? 0 : source[i];
        }
    }
}
