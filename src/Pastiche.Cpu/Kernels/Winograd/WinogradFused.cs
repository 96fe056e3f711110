namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A fused Winograd convolution: each part takes some tiles through all stages while they stay in the cache of its core, and reads all
/// weights. This is faster while the weights fit into the caches, up to some hundred channels.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class WinogradFused<T> : Kernel where T : unmanaged, IVector<T>
{
    private readonly WinogradTiles _tiles;
    private readonly Buffer _input;
    private readonly Buffer _output;
    private readonly WinogradWeights _weights;
    private readonly Epilogue _epilogue;
    private readonly int _tilesPerPart;
    private readonly int _valuesPointStride;
    private readonly int _productsRow;
    private readonly int _productsPointStride;

    public WinogradFused(WinogradTiles tiles, WinogradWeights weights, Buffer input, Buffer output, Epilogue epilogue)
        : base(KernelKind.Convolution, [input, .. epilogue.Reads], [output])
    {
        (_tiles, _weights, _input, _output, _epilogue) = (tiles, weights, input, output, epilogue);
        _tilesPerPart = Math.Min(tiles.Count, T.TileRows * Math.Max(1, 28 / T.TileRows));
        _productsRow = Math.Max(weights.Panels * weights.Columns, tiles.Output.PaddedChannels);
        // One extra cache line avoids set conflicts between points.
        _valuesPointStride = (_tilesPerPart * tiles.InputRow) + BlockedLayout.ChannelBlock;
        _productsPointStride = (_tilesPerPart * _productsRow) + BlockedLayout.ChannelBlock;
    }

    public override int Parts => (_tiles.Count + _tilesPerPart - 1) / _tilesPerPart;

    public override long ScratchLength =>
        WinogradStages<T>.ScratchLength + (WinogradWeights.Points * (long)(_valuesPointStride + _productsPointStride));

    public override string Shape => _tiles.Shape;

    public override double Operations => _tiles.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    public override void Run(int part, Buffer scratch)
    {
        var first = part * _tilesPerPart;
        var count = Math.Min(_tilesPerPart, _tiles.Count - first);
        var stages = scratch.At(0, ScratchLength);
        var values = stages + WinogradStages<T>.ScratchLength;
        var products = values + ((long)WinogradWeights.Points * _valuesPointStride);
        WinogradStages<T>.Input(_tiles, _input, first, count, values, _valuesPointStride, streams: false, stages);
        Multiply(values, products, count);
        var writer = new EpilogueWriter<T>(_epilogue, _output);
        WinogradStages<T>.Output(_tiles, writer, first, count, products, _productsPointStride, _productsRow, stages);
    }

    private void Multiply(float* values, float* products, int count)
    {
        nint start = 0, all = _weights.Inputs;
        var depth = new DepthSegments(&start, &all, 1);
        var columns = _weights.Columns;
        var length = (long)_weights.Inputs * columns;
        for (var point = 0; point < WinogradWeights.Points; point++)
        {
            for (var panel = 0; panel < _weights.Panels; panel++)
            {
                var rows = values + ((nint)point * _valuesPointStride);
                var sums = products + ((nint)point * _productsPointStride) + (panel * columns);
                var panelWeights = _weights.Values.At(_weights.Panel(point, panel), length);
                GemmMicrokernel<T>.Multiply(rows, _tiles.InputRow, count, depth, panelWeights, columns, sums, _productsRow);
            }
        }
    }
}
