namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The Gram matrix of feature maps, F·Fᵀ. It is symmetric, so only one half is computed. Positions fall into segments whose sums
/// are added up afterwards by <see cref="GramSum"/>: partial sums [segment][row][column].
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class Gram<T>(BlockedLayout maps, Buffer features, Buffer partial)
    : Kernel(KernelKind.Product, [features], [partial]) where T : unmanaged, IVector<T>
{
    /// <summary>Positions whose products are added up in one register: few enough for single precision.</summary>
    private const int Chunk = 512;

    private readonly int _segments = SegmentsOf(maps);
    private readonly int _row = RowOf(maps);

    public override int Parts => _segments * maps.Blocks;

    public override long ScratchLength => GramMicrokernel<T>.Rows * Columns;

    private static int Columns => 2 * T.Lanes;

    /// <summary>Segments of positions.</summary>
    public static int SegmentsOf(BlockedLayout maps) => Math.Clamp(maps.Positions / (4 * Chunk), 1, 16);

    /// <summary>Floats of a row of partial sums.</summary>
    public static int RowOf(BlockedLayout maps) => (maps.Channels + Columns - 1) / Columns * Columns;

    /// <summary>Floats of all partial sums.</summary>
    public static long PartialLength(BlockedLayout maps) => (long)SegmentsOf(maps) * maps.Blocks * maps.BlockSize * RowOf(maps);

    public override string Shape => $"{maps.Channels} × {maps.Channels}, {maps.Width}×{maps.Height}";

    public override double Operations => (double)maps.Channels * (maps.Channels + 1) * maps.Positions;

    public override void Run(int part, Buffer scratch)
    {
        var (segment, block) = (part / maps.Blocks, part % maps.Blocks);
        var (start, end) = RangeOf(maps.Positions, _segments, segment);
        var target = partial.At(((long)segment * maps.Blocks + block) * maps.BlockSize * _row, (long)maps.BlockSize * _row);
        var firstColumn = block * maps.BlockSize / Columns * Columns;
        for (var position = start; position < end; position += Chunk)
        {
            var count = Math.Min(Chunk, end - position);
            var rows = At(block, 0, position, count);
            for (var column = firstColumn; column < _row; column += Columns)
                for (var i = 0; i < maps.BlockSize; i += GramMicrokernel<T>.Rows)
                    Add(rows + i, column, position, count, target + (i * _row) + column, scratch.At(0, ScratchLength), first: position == start);
        }
    }

    private void Add(float* rows, int column, int position, int count, float* target, float* sums, bool first)
    {
        var right = column + T.Lanes;
        var blockSize = maps.BlockSize;
        // Beyond the last block there is nothing to read, and nobody reads the result.
        if (right / blockSize >= maps.Blocks) right = column;
        GramMicrokernel<T>.Multiply(
            rows, At(column / blockSize, column % blockSize, position, count), At(right / blockSize, right % blockSize, position, count), count,
            first ? target : sums, first ? _row : Columns);
        if (first) return;
        for (var i = 0; i < GramMicrokernel<T>.Rows; i++)
            for (var j = 0; j < Columns; j += T.Lanes)
                (T.Load(target + (i * _row) + j) + T.Load(sums + (i * Columns) + j)).Store(target + (i * _row) + j);
    }

    private float* At(int block, int lane, int position, int count) =>
        features.At((block * maps.BlockLength) + ((long)position * maps.BlockSize), (long)count * maps.BlockSize) + lane;
}
