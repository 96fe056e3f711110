namespace Pastiche.Cpu.Kernels;

/// <summary>Blocked maps into row-major layout.</summary>
internal sealed unsafe class FromBlocked(BlockedLayout blocked, Buffer input, Buffer flat) : Kernel(KernelKind.Other, [input], [flat])
{
    private const int MinPositionsPerPart = 4096;

    private int Pieces => PartsFor(blocked.Positions, MinPositionsPerPart);

    public override int Parts => blocked.Blocks * Pieces;

    public override void Run(int part, Buffer scratch)
    {
        var block = part / Pieces;
        var (start, end) = RangeOf(blocked.Positions, Pieces, part % Pieces);
        nint blockSize = blocked.BlockSize;
        for (nint lane = 0; lane < blockSize && (block * blockSize) + lane < blocked.Channels; lane++)
        {
            var source = input.At((block * blocked.BlockLength) + (start * blockSize), (end - start) * blockSize) + lane;
            var target = flat.At((((block * blockSize) + lane) * blocked.Positions) + start, end - start);
            for (nint i = 0; i < end - start; i++) target[i] = source[i * blockSize];
        }
    }
}
