using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The Gram matrix of feature maps, F·Fᵀ, as partial sums [segment][row][column] over segments of positions, which <see cref="GramSum"/>
/// adds up. The matrix is symmetric, so only the upper half is computed.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class Gram<T>(BlockedLayout layout, Buffer features, Buffer partial)
    : Kernel(KernelKind.Product, [features], [partial]) where T : unmanaged, IVector<T>
{
    /// <summary>Positions of a segment at least, unless there are fewer.</summary>
    private const int MinSegment = 2048;

    private const int MaxSegments = 16;

    /// <summary>Segments that balance the load by themselves; with fewer of them, blocks of rows are shared out too.</summary>
    private const int EnoughSegments = 8;

    /// <summary>
    /// Positions summed in one register: few enough for single precision, and for a block of rows and two vectors of columns to stay in
    /// the first cache.
    /// </summary>
    private const int Chunk = 128;

    private readonly int _segments = SegmentsOf(layout);
    private readonly int _row = RowOf(layout);

    public override int Parts => _segments * BlockParts;

    public override long ScratchLength => BlockedLayout.ChannelBlock * Columns;

    private int BlockParts => _segments >= EnoughSegments ? 1 : layout.Blocks;

    private static int Columns => 2 * T.Lanes;

    /// <summary>The number of segments.</summary>
    public static int SegmentsOf(BlockedLayout layout) => Math.Clamp(layout.Positions / MinSegment, 1, MaxSegments);

    /// <summary>Floats of a row of partial sums.</summary>
    public static int RowOf(BlockedLayout layout) => (layout.Channels + Columns - 1) / Columns * Columns;

    /// <summary>Floats of all partial sums.</summary>
    public static long PartialLength(BlockedLayout layout) => (long)SegmentsOf(layout) * layout.PaddedChannels * RowOf(layout);

    public override string Shape => $"{layout.Channels} × {layout.Channels}, {layout.Width}×{layout.Height}";

    public override double Operations => (double)layout.Channels * (layout.Channels + 1) * layout.Positions;

    public override void Run(int part, Buffer scratch)
    {
        var segment = part / BlockParts;
        var (start, end) = RangeOf(layout.Positions, _segments, segment);
        var (block, lastBlock) = RangeOf(layout.Blocks, BlockParts, part % BlockParts);
        var sums = scratch.At(0, ScratchLength);
        for (var position = start; position < end; position += Chunk)
        {
            var count = Math.Min(Chunk, end - position);
            for (var i = block; i < lastBlock; i++) AddRows(segment, i, position, count, sums, first: position == start);
        }
    }

    /// <summary>Adds the products of a block of maps with all maps from the first of the block on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(int segment, int block, int position, int count, float* sums, bool first)
    {
        var rowLength = (long)layout.BlockSize * _row;
        var target = partial.At((((long)segment * layout.Blocks) + block) * rowLength, rowLength);
        var rows = At(block * layout.BlockSize, position, count);
        for (var i = 0; i < count; i++) Prefetch.Line(rows + ((nint)(Chunk + i) * layout.BlockSize));
        var column = block * layout.BlockSize;
        // Two vectors of columns at a time begin at an even one.
        if (column % Columns != 0)
        {
            GramMicrokernel<T>.MultiplyOne(rows, rows, count, sums);
            Add(sums, 1, target + column, first);
            column += T.Lanes;
        }

        for (; column < _row; column += Columns)
        {
            // There is nothing to read beyond the last block, and the result is not used.
            var right = column + T.Lanes < layout.PaddedChannels ? column + T.Lanes : column;
            GramMicrokernel<T>.MultiplyTwo(rows, At(column, position, count), At(right, position, count), count, sums);
            Add(sums, 2, target + column, first);
        }
    }

    /// <summary>Adds the sums of a block of rows to what earlier positions gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(float* sums, int vectors, float* target, bool first)
    {
        var length = vectors * T.Lanes;
        for (var i = 0; i < layout.BlockSize; i++, sums += length, target += _row)
        {
            for (var j = 0; j < length; j += T.Lanes)
            {
                var sum = T.Load(sums + j);
                (first ? sum : T.Load(target + j) + sum).Store(target + j);
            }
        }
    }

    private float* At(int channel, int position, int count)
    {
        var (block, lane) = (channel / layout.BlockSize, channel % layout.BlockSize);
        return features.At((block * layout.BlockLength) + ((long)position * layout.BlockSize), (long)count * layout.BlockSize) + lane;
    }
}
