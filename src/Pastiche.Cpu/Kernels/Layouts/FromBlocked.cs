namespace Pastiche.Cpu.Kernels;

/// <summary>Reorders feature maps from blocked to row-major layout.</summary>
internal sealed unsafe class FromBlocked(BlockedLayout layout, Buffer input, Buffer output) : Kernel(KernelKind.Other, [input], [output])
{
    private const int MinPositionsPerPart = 4096;

    private int PartsPerBlock => PartsFor(layout.Positions, MinPositionsPerPart);

    public override int Parts => layout.Blocks * PartsPerBlock;

    public override void Run(int part, Buffer scratch)
    {
        var block = part / PartsPerBlock;
        var (start, end) = RangeOf(layout.Positions, PartsPerBlock, part % PartsPerBlock);
        nint blockSize = layout.BlockSize;
        for (nint lane = 0; lane < blockSize && (block * blockSize) + lane < layout.Channels; lane++)
        {
            var source = input.At((block * layout.BlockLength) + (start * blockSize), (end - start) * blockSize) + lane;
            var target = output.At((((block * blockSize) + lane) * layout.Positions) + start, end - start);
            for (nint i = 0; i < end - start; i++) target[i] = source[i * blockSize];
        }
    }
}
