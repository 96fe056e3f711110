using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The candidate of highest cosine for each query. A part packs a block of queries into panels and multiplies them with all candidates, a
/// group at a time, which stays in the cache of the core for all panels. The matrix of cosines is never stored: each product of a group
/// and a panel updates the maxima so far and is overwritten by the next. The length of a query does not change which candidate is nearest,
/// so queries are only centered.
/// </summary>
/// <param name="queries">The queries' feature maps, with their means.</param>
/// <param name="candidates">The candidates [count][channels], by <see cref="UnitVectors"/>.</param>
/// <param name="nearest">The index of the candidate for each query, as int.</param>
/// <param name="similarity">Its cosine for each query.</param>
/// <param name="cancellation">When it is cancelled, parts that have not begun are left out.</param>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class NearestNeighbors<T>(
    CenteredMaps queries, Buffer candidates, Buffer nearest, Buffer similarity, CancellationToken cancellation)
    : Kernel(KernelKind.Product, [queries.Features, queries.Means, candidates], [nearest, similarity])
    where T : unmanaged, IVector<T>
{
    /// <summary>Queries of a part: a multiple of every width of panels.</summary>
    private const int Block = 128;

    /// <summary>Floats of a group of candidates, a fraction of a core's L2 cache.</summary>
    private const int GroupLength = 32768;

    /// <summary>The most register tiles of a group, few enough for their products to stay in the L1 cache.</summary>
    private const int MaxTiles = 8;

    private readonly int _count = (int)(candidates.Length / queries.Channels);
    private readonly int _group = T.TileRows * (int)Math.Clamp(GroupLength / ((long)T.TileRows * queries.Channels), 1, MaxTiles);

    public override int Parts => ((queries.Count - 1) / Block) + 1;

    public override long ScratchLength => (Block * ((long)queries.Channels + 4)) + ((long)_group * Columns);

    public override string Shape => $"{queries.Count} × {_count} × {queries.Channels}";

    public override double Operations => 2.0 * queries.Count * _count * queries.Channels;

    private static int Columns => ColumnArgmax<T>.Columns;

    public override void Run(int part, Buffer scratch)
    {
        if (cancellation.IsCancellationRequested) return;
        var first = part * Block;
        var count = Math.Min(Block, queries.Count - first);
        var panels = scratch.At(0, ScratchLength);
        var products = panels + ((nint)Block * queries.Channels);
        var largest = products + ((nint)_group * Columns);
        var where = largest + Block;
        var squares = new Span<double>(where + Block, count);
        Pack(first, panels, squares);
        new Span<float>(largest, Block).Fill(float.NegativeInfinity);
        new Span<float>(where, Block).Clear();
        for (int candidate = 0, rows; candidate < _count; candidate += rows)
        {
            rows = Math.Min(_group, _count - candidate);
            for (var i = 0; i < count; i += Columns)
            {
                Multiply(candidate, rows, panels + ((nint)i * queries.Channels), products);
                ColumnArgmax<T>.Update(products, candidate, rows, largest + i, where + i);
            }
        }

        new Span<int>(where, count).CopyTo(new Span<int>(nearest.At(first, count), count));
        var cosines = similarity.At(first, count);
        for (var i = 0; i < count; i++) cosines[i] = squares[i] == 0 ? 0 : (float)Math.Clamp(largest[i] / Math.Sqrt(squares[i]), -1, 1);
    }

    /// <summary>Centers queries and packs them into panels [channels][columns] for <see cref="GemmMicrokernel{T}"/>.</summary>
    /// <param name="first">The first query.</param>
    /// <param name="panels">The panels. Queries that the last one lacks are zero vectors.</param>
    /// <param name="squares">Receives the squared length of each query.</param>
    private void Pack(int first, float* panels, Span<double> squares)
    {
        Span<double> map = stackalloc double[squares.Length];
        Span<float> rounded = stackalloc float[Block];
        rounded.Clear();
        squares.Clear();
        for (var channel = 0; channel < queries.Channels; channel++)
        {
            queries.Center(channel, first, map);
            TensorPrimitives.MultiplyAdd<double>(map, map, squares, squares);
            TensorPrimitives.ConvertTruncating<double, float>(map, rounded);
            var target = panels + ((nint)channel * Columns);
            for (var i = 0; i < map.Length; i += Columns, target += (nint)Columns * queries.Channels)
                rounded.Slice(i, Columns).CopyTo(new Span<float>(target, Columns));
        }
    }

    /// <summary>The products of some candidates with the queries of a panel.</summary>
    private void Multiply(int candidate, int rows, float* panel, float* products)
    {
        nint start = 0, channels = queries.Channels;
        var left = candidates.At(candidate * channels, rows * channels);
        GemmMicrokernel<T>.Multiply(left, channels, rows, new DepthSegments(&start, &channels, 1), panel, Columns, products, Columns);
    }
}
