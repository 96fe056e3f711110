namespace Pastiche.Cpu.Kernels;

/// <summary>Row-major maps into blocked layout; blockSize beyond the last channel become 0.</summary>
internal sealed unsafe class ToBlocked(BlockedLayout blocked, Buffer flat, Buffer output) : Kernel(KernelKind.Other, [flat], [output])
{
    private const int MinPositionsPerPart = 4096;

    private int Pieces => PartsFor(blocked.Positions, MinPositionsPerPart);

    public override int Parts => blocked.Blocks * Pieces;

    public override void Run(int part, Buffer scratch)
    {
        var block = part / Pieces;
        var (start, end) = RangeOf(blocked.Positions, Pieces, part % Pieces);
        nint blockSize = blocked.BlockSize;
        for (nint lane = 0; lane < blockSize; lane++)
        {
            var target = output.At((block * blocked.BlockLength) + (start * blockSize), (end - start) * blockSize) + lane;
            var channel = (block * blockSize) + lane;
            var source = channel < blocked.Channels ? flat.At((channel * blocked.Positions) + start, end - start) : null;
            for (nint i = 0; i < end - start; i++) target[i * blockSize] = source == null ? 0 : source[i];
        }
    }
}
