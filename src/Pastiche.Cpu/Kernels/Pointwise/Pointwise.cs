using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Element-wise operators, any number of them in one pass over memory: a piece of the result that fits into the first-level cache goes
/// through all instructions before the next piece does.
/// </summary>
/// <param name="layout">The layout of the result.</param>
/// <param name="sources">The operands from outside.</param>
/// <param name="instructions">The operators; the last one computes the result.</param>
/// <param name="target">The result.</param>
/// <param name="sum">A sum of squares beside it; the layout then has no padding.</param>
internal sealed unsafe class Pointwise(
    BlockedLayout layout, PointwiseSource[] sources, PointwiseInstruction[] instructions, Buffer target, PointwiseSum? sum = null)
    : Kernel(KernelKind.Other, [.. sources.Select(source => source.Buffer)], sum is null ? [target] : [target, sum.Partial])
{
    private const int PieceLength = 1024;
    private const int LeastPieces = 8;

    private readonly int _piecesOfBlock = PiecesOfBlock(layout);

    private int Pieces => layout.Blocks * _piecesOfBlock;

    public override int Parts => PartsFor(Pieces, LeastPieces);

    /// <summary>Floats of the buffer of partial sums.</summary>
    public static long PartialLength(BlockedLayout layout) => 2L * PartsFor(layout.Blocks * PiecesOfBlock(layout), LeastPieces);

    private static int PiecesOfBlock(BlockedLayout layout) => (int)((layout.BlockLength + PieceLength - 1) / PieceLength);

    public override long ScratchLength => (long)(sources.Length + instructions.Length) * PieceLength;

    public override IReadOnlyList<Buffer> InPlaceInputs =>
        [.. sources.Where(source => source.Kind == BroadcastKind.Full).Select(source => source.Buffer)];

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Pieces, Parts, part);
        var registers = stackalloc float*[sources.Length + instructions.Length];
        var squares = 0.0;
        for (var piece = start; piece < end; piece++)
        {
            var (block, offset) = (piece / _piecesOfBlock, piece % _piecesOfBlock * (long)PieceLength);
            var length = (int)Math.Min(PieceLength, layout.BlockLength - offset);
            for (var i = 0; i < sources.Length; i++)
                registers[i] = Read(sources[i], block, offset, length, scratch.At(i * PieceLength, PieceLength));
            for (var i = 0; i < instructions.Length; i++)
            {
                var number = sources.Length + i;
                registers[number] = i == instructions.Length - 1
                    ? target.At((block * layout.BlockLength) + offset, length)
                    : scratch.At((long)number * PieceLength, PieceLength);
                PointwiseSteps.Run(instructions[i], registers, registers[number], length);
            }

            if (sum is not null) squares += TensorPrimitives.SumOfSquares(new ReadOnlySpan<float>(registers[sum.Squared], length));
        }

        if (sum is not null) *(double*)sum.Partial.At(2L * part, 2) = squares;
    }

    /// <summary>A piece of a source: in place if it needs no broadcasting, otherwise broadcast into a buffer.</summary>
    private float* Read(PointwiseSource source, int block, long offset, int length, float* buffer)
    {
        var (data, blockSize) = (source.Buffer, layout.BlockSize);
        switch (source.Kind)
        {
            case BroadcastKind.Full:
                return data.At((block * layout.BlockLength) + offset, length);
            case BroadcastKind.Position when blockSize == 1:
                return data.At(offset, length);
            case BroadcastKind.Scalar:
                new Span<float>(buffer, length).Fill(*data.At(0, 1));
                return buffer;
            case BroadcastKind.Channel when blockSize == 1:
                new Span<float>(buffer, length).Fill(*data.At(block, 1));
                return buffer;
            case BroadcastKind.Channel:
                var channels = new ReadOnlySpan<float>(data.At(block * blockSize, blockSize), blockSize);
                for (var i = 0; i < length; i += blockSize) channels.CopyTo(new Span<float>(buffer + i, blockSize));
                return buffer;
            default:
                var positions = data.At(offset / blockSize, length / blockSize);
                for (var i = 0; i < length / blockSize; i++) new Span<float>(buffer + (i * blockSize), blockSize).Fill(positions[i]);
                return buffer;
        }
    }
}
