namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Element-by-element operations, any number of them in one pass over memory: a piece of the result that fits into the first cache goes
/// through all instructions before the next one does.
/// </summary>
/// <param name="maps">The layout of the result.</param>
/// <param name="sources">What goes in.</param>
/// <param name="instructions">What is done; the last one's result comes out.</param>
/// <param name="target">The result.</param>
internal sealed unsafe class Pointwise(BlockedLayout maps, PointwiseSource[] sources, PointwiseInstruction[] instructions, Buffer target)
    : Kernel(KernelKind.Other, [.. sources.Select(source => source.Buffer)], [target])
{
    private const int PieceLength = 1024;
    private const int LeastPieces = 8;

    private readonly int _piecesOfBlock = (int)((maps.BlockLength + PieceLength - 1) / PieceLength);

    private int Pieces => maps.Blocks * _piecesOfBlock;

    public override int Parts => PartsFor(Pieces, LeastPieces);

    public override long ScratchLength => (long)(sources.Length + instructions.Length) * PieceLength;

    public override IReadOnlyList<Buffer> InPlaceInputs => [.. sources.Where(source => source.Spread == Spread.Same).Select(source => source.Buffer)];

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Pieces, Parts, part);
        var registers = stackalloc float*[sources.Length + instructions.Length];
        for (var piece = start; piece < end; piece++)
        {
            var (block, offset) = (piece / _piecesOfBlock, piece % _piecesOfBlock * (long)PieceLength);
            var length = (int)Math.Min(PieceLength, maps.BlockLength - offset);
            for (var i = 0; i < sources.Length; i++) registers[i] = Read(sources[i], block, offset, length, scratch.At(i * PieceLength, PieceLength));
            for (var i = 0; i < instructions.Length; i++)
            {
                var number = sources.Length + i;
                registers[number] = i == instructions.Length - 1
                    ? target.At((block * maps.BlockLength) + offset, length)
                    : scratch.At((long)number * PieceLength, PieceLength);
                PointwiseSteps.Run(instructions[i], registers, registers[number], length);
            }
        }
    }

    /// <summary>A piece of a source, as it lies in memory where it can be, spread out in a buffer elsewhere.</summary>
    private float* Read(PointwiseSource source, int block, long offset, int length, float* buffer)
    {
        var (operand, lanes) = (source.Buffer, maps.BlockSize);
        switch (source.Spread)
        {
            case Spread.Same:
                return operand.At((block * maps.BlockLength) + offset, length);
            case Spread.Position when lanes == 1:
                return operand.At(offset, length);
            case Spread.Scalar:
                new Span<float>(buffer, length).Fill(*operand.At(0, 1));
                return buffer;
            case Spread.Channel when lanes == 1:
                new Span<float>(buffer, length).Fill(*operand.At(block, 1));
                return buffer;
            case Spread.Channel:
                var channels = new ReadOnlySpan<float>(operand.At(block * lanes, lanes), lanes);
                for (var i = 0; i < length; i += lanes) channels.CopyTo(new Span<float>(buffer + i, lanes));
                return buffer;
            default:
                var positions = operand.At(offset / lanes, length / lanes);
                for (var i = 0; i < length / lanes; i++) new Span<float>(buffer + (i * lanes), lanes).Fill(positions[i]);
                return buffer;
        }
    }
}
