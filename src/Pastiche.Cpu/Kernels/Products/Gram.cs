namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The Gram matrix of feature maps, F·Fᵀ. It is symmetric, so only one half is computed. Positions fall into segments whose sums
/// are added up afterwards by <see cref="GramSum"/>: partial sums [segment][row][column].
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class Gram<T>(Maps maps, Operand features, Operand partial)
    : Kernel(KernelKind.Product, [features], [partial]) where T : unmanaged, IVector<T>
{
    /// <summary>Positions whose products are added up in one register: few enough for single precision.</summary>
    private const int Chunk = 512;

    private readonly int _segments = SegmentsOf(maps);
    private readonly int _row = RowOf(maps);

    public override int Parts => _segments * maps.Blocks;

    public override long ScratchLength => GramTile<T>.Rows * Columns;

    private static int Columns => 2 * T.Lanes;

    /// <summary>Segments of positions.</summary>
    public static int SegmentsOf(Maps maps) => Math.Clamp(maps.Positions / (4 * Chunk), 1, 16);

    /// <summary>Floats of a row of partial sums.</summary>
    public static int RowOf(Maps maps) => (maps.Channels + Columns - 1) / Columns * Columns;

    /// <summary>Floats of all partial sums.</summary>
    public static long PartialLength(Maps maps) => (long)SegmentsOf(maps) * maps.Blocks * maps.Lanes * RowOf(maps);

    public override string Shape => $"{maps.Channels} × {maps.Channels}, {maps.Width}×{maps.Height}";

    public override double Operations => (double)maps.Channels * (maps.Channels + 1) * maps.Positions;

    public override void Run(int part, Operand scratch)
    {
        var (segment, block) = (part / maps.Blocks, part % maps.Blocks);
        var (start, end) = Share(maps.Positions, _segments, segment);
        var target = partial.At(((long)segment * maps.Blocks + block) * maps.Lanes * _row, (long)maps.Lanes * _row);
        var firstColumn = block * maps.Lanes / Columns * Columns;
        for (var position = start; position < end; position += Chunk)
        {
            var count = Math.Min(Chunk, end - position);
            var rows = At(block, 0, position, count);
            for (var column = firstColumn; column < _row; column += Columns)
                for (var i = 0; i < maps.Lanes; i += GramTile<T>.Rows)
                    Add(rows + i, column, position, count, target + (i * _row) + column, scratch.At(0, ScratchLength), first: position == start);
        }
    }

    private void Add(float* rows, int column, int position, int count, float* target, float* sums, bool first)
    {
        var right = column + T.Lanes;
        var lanes = maps.Lanes;
        // Beyond the last block there is nothing to read, and nobody reads the result.
        if (right / lanes >= maps.Blocks) right = column;
        GramTile<T>.Multiply(
            rows, At(column / lanes, column % lanes, position, count), At(right / lanes, right % lanes, position, count), count,
            first ? target : sums, first ? _row : Columns);
        if (first) return;
        for (var i = 0; i < GramTile<T>.Rows; i++)
            for (var j = 0; j < Columns; j += T.Lanes)
                (T.Load(target + (i * _row) + j) + T.Load(sums + (i * Columns) + j)).Store(target + (i * _row) + j);
    }

    private float* At(int block, int lane, int position, int count) =>
        features.At((block * maps.BlockLength) + ((long)position * maps.Lanes), (long)count * maps.Lanes) + lane;
}
