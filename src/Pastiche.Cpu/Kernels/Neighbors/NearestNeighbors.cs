namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The candidate of highest cosine for each query. Each part takes a block of queries through all candidates, a group of panels at a time,
/// which stays in the cache of the core for all queries of the block. The matrix of cosines is never stored: only the tile of a few queries
/// and a group of panels is, until the running maxima have seen it.
/// </summary>
/// <param name="queries">The queries' feature maps, with their means.</param>
/// <param name="candidates">The candidates.</param>
/// <param name="nearest">The index of the candidate for each query, as int.</param>
/// <param name="similarity">Its cosine for each query.</param>
/// <param name="cancellation">Parts that have not begun are left out when it is cancelled.</param>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class NearestNeighbors<T>(
    CenteredMaps queries, CandidatePanels candidates, Buffer nearest, Buffer similarity, CancellationToken cancellation)
    : Kernel(KernelKind.Product, [queries.Features, queries.Means, candidates.Buffer], [nearest, similarity])
    where T : unmanaged, IVector<T>
{
    /// <summary>Tiles of queries in a part: how often a panel is used after it was fetched.</summary>
    private const int Tiles = 8;

    /// <summary>Floats of a group of panels, a fraction of a core's L2 cache.</summary>
    private const int GroupLength = 32768;

    /// <summary>The most panels of a group, few enough for a tile in the L1 cache.</summary>
    private const int MaxGroup = 8;

    private static readonly int Rows = Tiles * T.TileRows;

    private readonly int _group = (int)Math.Clamp(GroupLength / candidates.PanelLength, 1, MaxGroup);

    public override int Parts => (queries.Count + Rows - 1) / Rows;

    public override long ScratchLength => MaximaStart + RunningArgmax<T>.Length(Rows);

    public override string Shape => $"{queries.Count} × {candidates.Count} × {queries.Channels}";

    public override double Operations => 2.0 * queries.Count * candidates.Count * queries.Channels;

    private static long VectorsStart => 2L * Rows;

    private long TileStart => VectorsStart + ((long)Rows * queries.Channels);

    private long MaximaStart => TileStart + ((long)T.TileRows * TileStride);

    private int TileStride => _group * candidates.Columns;

    public override void Run(int part, Buffer scratch)
    {
        if (cancellation.IsCancellationRequested) return;
        var first = part * Rows;
        var count = Math.Min(Rows, queries.Count - first);
        var vectors = scratch.At(VectorsStart, (long)count * queries.Channels);
        var squares = (double*)scratch.At(0, 2L * count);
        Center(first, count, vectors, squares);
        var maxima = new RunningArgmax<T>(scratch.At(MaximaStart, RunningArgmax<T>.Length(Rows)), Rows);
        maxima.Clear();
        var tile = scratch.At(TileStart, (long)T.TileRows * TileStride);
        for (var panel = 0; panel < candidates.Panels; panel += _group)
        {
            var panels = Math.Min(_group, candidates.Panels - panel);
            for (var row = 0; row < count; row += T.TileRows)
            {
                var rows = Math.Min(T.TileRows, count - row);
                Multiply(vectors + ((nint)row * queries.Channels), rows, panel, panels, tile);
                var perPanel = candidates.Columns / T.Lanes;
                for (var i = 0; i < rows; i++)
                    maxima.Update(row + i, tile + ((nint)i * TileStride), panels * perPanel, panel * perPanel);
            }
        }

        Write(first, count, maxima, squares);
    }

    /// <summary>Takes the means off and transposes to one vector for each query.</summary>
    /// <param name="first">The first query.</param>
    /// <param name="count">The number of queries.</param>
    /// <param name="vectors">The vectors, one after the other.</param>
    /// <param name="squares">The squared length of each.</param>
    private void Center(int first, int count, float* vectors, double* squares)
    {
        new Span<double>(squares, count).Clear();
        nint channels = queries.Channels;
        for (var channel = 0; channel < channels; channel++)
        {
            var mean = queries.Mean(channel);
            float* source = queries.At(channel, first, count), target = vectors + channel;
            for (nint i = 0; i < count; i++)
            {
                var centered = (float)(source[i] - mean);
                target[i * channels] = centered;
                squares[i] += (double)centered * centered;
            }
        }
    }

    /// <summary>The products of a tile of queries with a group of panels.</summary>
    private void Multiply(float* vectors, int rows, int panel, int panels, float* tile)
    {
        nint start = 0, channels = queries.Channels;
        var depth = new DepthSegments(&start, &channels, 1);
        for (var i = 0; i < panels; i++, tile += candidates.Columns)
        {
            GemmMicrokernel<T>.Multiply(
                vectors, channels, rows, depth, candidates.At(panel + i), candidates.Columns, tile, TileStride);
        }
    }

    private void Write(int first, int count, RunningArgmax<T> maxima, double* squares)
    {
        var indices = (int*)nearest.At(first, count);
        var cosines = similarity.At(first, count);
        for (var i = 0; i < count; i++)
        {
            (var product, indices[i]) = maxima.Result(i);
            cosines[i] = squares[i] == 0 ? 0 : (float)Math.Clamp(product / Math.Sqrt(squares[i]), -1, 1);
        }
    }
}
