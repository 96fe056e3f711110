namespace Pastiche.Cpu.Kernels;

/// <summary>Row-major maps into blocked layout; lanes beyond the last channel become 0.</summary>
internal sealed unsafe class Interleave(Maps blocked, Operand flat, Operand output) : Kernel(KernelKind.Other, [flat], [output])
{
    private const int LeastPositions = 4096;

    private int Pieces => PartsFor(blocked.Positions, LeastPositions);

    public override int Parts => blocked.Blocks * Pieces;

    public override void Run(int part, Operand scratch)
    {
        var block = part / Pieces;
        var (start, end) = Share(blocked.Positions, Pieces, part % Pieces);
        nint lanes = blocked.Lanes;
        for (nint lane = 0; lane < lanes; lane++)
        {
            var target = output.At((block * blocked.BlockLength) + (start * lanes), (end - start) * lanes) + lane;
            var channel = (block * lanes) + lane;
            var source = channel < blocked.Channels ? flat.At((channel * blocked.Positions) + start, end - start) : null;
            for (nint i = 0; i < end - start; i++) target[i * lanes] = source == null ? 0 : source[i];
        }
    }
}
