namespace Pastiche.Cpu.Kernels;

/// <summary>Blocked maps into row-major layout.</summary>
internal sealed unsafe class Deinterleave(Maps blocked, Operand input, Operand flat) : Kernel(KernelKind.Other, [input], [flat])
{
    private const int LeastPositions = 4096;

    private int Pieces => PartsFor(blocked.Positions, LeastPositions);

    public override int Parts => blocked.Blocks * Pieces;

    public override void Run(int part, Operand scratch)
    {
        var block = part / Pieces;
        var (start, end) = Share(blocked.Positions, Pieces, part % Pieces);
        nint lanes = blocked.Lanes;
        for (nint lane = 0; lane < lanes && (block * lanes) + lane < blocked.Channels; lane++)
        {
            var source = input.At((block * blocked.BlockLength) + (start * lanes), (end - start) * lanes) + lane;
            var target = flat.At((((block * lanes) + lane) * blocked.Positions) + start, end - start);
            for (nint i = 0; i < end - start; i++) target[i] = source[i * lanes];
        }
    }
}
