namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A Winograd convolution in which each part takes a block of tiles through all stages, in the cache of its core; the weights are
/// streamed for each block. Right while they fit into the caches: up to some hundred channels.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradFused<T> : Kernel where T : unmanaged, IVector<T>
{
    private readonly WinogradTiles _tiles;
    private readonly Buffer _input;
    private readonly Buffer _output;
    private readonly WinogradWeights _weights;
    private readonly Epilogue _epilogue;
    private readonly int _blockTiles;
    private readonly int _valuesPointStride;
    private readonly int _productsRow;
    private readonly int _productsPointStride;

    public WinogradFused(WinogradTiles tiles, WinogradWeights weights, Buffer input, Buffer output, Epilogue epilogue)
        : base(KernelKind.Convolution, [input, .. epilogue.Reads], [output])
    {
        (_tiles, _weights, _input, _output, _epilogue) = (tiles, weights, input, output, epilogue);
        _blockTiles = Math.Min(tiles.Count, T.TileRows * Math.Max(1, 28 / T.TileRows));
        _productsRow = Math.Max(weights.Panels * weights.Columns, tiles.Output.Blocks * BlockedLayout.ChannelBlock);
        // A line more than the tiles need, lest all points compete for the same argmax of a cache.
        _valuesPointStride = (_blockTiles * tiles.InputRow) + BlockedLayout.ChannelBlock;
        _productsPointStride = (_blockTiles * _productsRow) + BlockedLayout.ChannelBlock;
    }

    public override int Parts => (_tiles.Count + _blockTiles - 1) / _blockTiles;

    public override long ScratchLength => WinogradStages<T>.ScratchLength + (WinogradWeights.Points * (long)(_valuesPointStride + _productsPointStride));

    public override string Shape => _tiles.Shape;

    public override double Operations => _tiles.Operations;

    public override IReadOnlyList<Buffer> InPlaceInputs => _epilogue.InPlaceInputs(_input);

    public override void Run(int part, Buffer scratch)
    {
        var first = part * _blockTiles;
        var count = Math.Min(_blockTiles, _tiles.Count - first);
        var ends = scratch.At(0, ScratchLength);
        var values = ends + WinogradStages<T>.ScratchLength;
        var products = values + ((long)WinogradWeights.Points * _valuesPointStride);
        WinogradStages<T>.Input(_tiles, _input, first, count, values, _valuesPointStride, streams: false, ends);
        Multiply(values, products, count);
        WinogradStages<T>.Output(_tiles, new EpilogueWriter<T>(_epilogue, _output), first, count, products, _productsPointStride, _productsRow, ends);
    }

    private void Multiply(float* values, float* products, int count)
    {
        nint start = 0, all = _weights.Inputs;
        var depth = new DepthSegments(&start, &all, 1);
        var length = (long)_weights.Inputs * _weights.Columns;
        for (var point = 0; point < WinogradWeights.Points; point++)
            for (var panel = 0; panel < _weights.Panels; panel++)
            {
                GemmMicrokernel<T>.Multiply(
                    values + ((nint)point * _valuesPointStride), _tiles.InputRow, count, depth, _weights.Values.At(_weights.Panel(point, panel), length), _weights.Columns,
                    products + ((nint)point * _productsPointStride) + (panel * _weights.Columns), _productsRow);
            }
    }
}
