namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The Gram matrix of feature maps, F·Fᵀ, as partial sums [segment][row][column] over segments of positions, which <see cref="GramSum"/>
/// adds up. The matrix is symmetric, so only the upper half is computed.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class Gram<T>(BlockedLayout layout, Buffer features, Buffer partial)
    : Kernel(KernelKind.Product, [features], [partial]) where T : unmanaged, IVector<T>
{
    /// <summary>Positions summed in one register, few enough for single precision.</summary>
    private const int Chunk = 512;

    private readonly int _segments = SegmentsOf(layout);
    private readonly int _row = RowOf(layout);

    public override int Parts => _segments * layout.Blocks;

    public override long ScratchLength => GramMicrokernel<T>.Rows * Columns;

    private static int Columns => 2 * T.Lanes;

    /// <summary>The number of segments.</summary>
    public static int SegmentsOf(BlockedLayout layout) => Math.Clamp(layout.Positions / (4 * Chunk), 1, 16);

    /// <summary>Floats of a row of partial sums.</summary>
    public static int RowOf(BlockedLayout layout) => (layout.Channels + Columns - 1) / Columns * Columns;

    /// <summary>Floats of all partial sums.</summary>
    public static long PartialLength(BlockedLayout layout) => (long)SegmentsOf(layout) * layout.PaddedChannels * RowOf(layout);

    public override string Shape => $"{layout.Channels} × {layout.Channels}, {layout.Width}×{layout.Height}";

    public override double Operations => (double)layout.Channels * (layout.Channels + 1) * layout.Positions;

    public override void Run(int part, Buffer scratch)
    {
        var (segment, block) = (part / layout.Blocks, part % layout.Blocks);
        var (start, end) = RangeOf(layout.Positions, _segments, segment);
        var target = partial.At((((long)segment * layout.Blocks) + block) * layout.BlockSize * _row, (long)layout.BlockSize * _row);
        var firstColumn = block * layout.BlockSize / Columns * Columns;
        for (var position = start; position < end; position += Chunk)
        {
            var count = Math.Min(Chunk, end - position);
            var rows = At(block, 0, position, count);
            for (var column = firstColumn; column < _row; column += Columns)
            {
                for (var i = 0; i < layout.BlockSize; i += GramMicrokernel<T>.Rows)
                {
                    var sums = target + (i * _row) + column;
                    Add(rows + i, column, position, count, sums, scratch.At(0, ScratchLength), first: position == start);
                }
            }
        }
    }

    private void Add(float* rows, int column, int position, int count, float* target, float* sums, bool first)
    {
        var right = column + T.Lanes;
        var blockSize = layout.BlockSize;
        // There is nothing to read beyond the last block, and the result is not used.
        if (right / blockSize >= layout.Blocks) right = column;
        GramMicrokernel<T>.Multiply(
            rows,
            At(column / blockSize, column % blockSize, position, count),
            At(right / blockSize, right % blockSize, position, count),
            count,
            first ? target : sums,
            first ? _row : Columns);
        if (first) return;
        for (var i = 0; i < GramMicrokernel<T>.Rows; i++)
        {
            for (var j = 0; j < Columns; j += T.Lanes)
                (T.Load(target + (i * _row) + j) + T.Load(sums + (i * Columns) + j)).Store(target + (i * _row) + j);
        }
    }

    private float* At(int block, int lane, int position, int count) =>
        features.At((block * layout.BlockLength) + ((long)position * layout.BlockSize), (long)count * layout.BlockSize) + lane;
}
