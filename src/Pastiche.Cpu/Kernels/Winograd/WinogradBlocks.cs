namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A Winograd convolution in which each part takes a block of tiles through all stages, in the cache of its core; the weights are
/// streamed for each block. Right while they fit into the caches: up to some hundred channels.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradBlocks<T> : Kernel where T : unmanaged, IVector<T>
{
    private readonly WinogradTiles _tiles;
    private readonly Operand _input;
    private readonly Operand _output;
    private readonly WinogradWeights _weights;
    private readonly Epilogue _epilogue;
    private readonly int _blockTiles;
    private readonly int _valuesPosition;
    private readonly int _productsRow;
    private readonly int _productsPosition;

    public WinogradBlocks(WinogradTiles tiles, WinogradWeights weights, Operand input, Operand output, Epilogue epilogue)
        : base(KernelKind.Convolution, [input, .. epilogue.Reads], [output])
    {
        (_tiles, _weights, _input, _output, _epilogue) = (tiles, weights, input, output, epilogue);
        _blockTiles = Math.Min(tiles.Count, T.TileRows * Math.Max(1, 28 / T.TileRows));
        _productsRow = Math.Max(weights.Panels * weights.Columns, tiles.Output.Blocks * Maps.BlockLanes);
        // A line more than the tiles need, lest all points compete for the same places of a cache.
        _valuesPosition = (_blockTiles * tiles.InputRow) + Maps.BlockLanes;
        _productsPosition = (_blockTiles * _productsRow) + Maps.BlockLanes;
    }

    public override int Parts => (_tiles.Count + _blockTiles - 1) / _blockTiles;

    public override long ScratchLength => WinogradStages<T>.ScratchLength + (WinogradWeights.Points * (long)(_valuesPosition + _productsPosition));

    public override string Shape => _tiles.Shape;

    public override double Operations => _tiles.Operations;

    public override IReadOnlyList<Operand> Replaceable => _epilogue.Replaceable(_input);

    public override void Run(int part, Operand scratch)
    {
        var first = part * _blockTiles;
        var count = Math.Min(_blockTiles, _tiles.Count - first);
        var ends = scratch.At(0, ScratchLength);
        var values = ends + WinogradStages<T>.ScratchLength;
        var products = values + ((long)WinogradWeights.Points * _valuesPosition);
        WinogradStages<T>.Input(_tiles, _input, first, count, values, _valuesPosition, streams: false, ends);
        Multiply(values, products, count);
        WinogradStages<T>.Output(_tiles, new Finish<T>(_epilogue, _output), first, count, products, _productsPosition, _productsRow, ends);
    }

    private void Multiply(float* values, float* products, int count)
    {
        nint start = 0, all = _weights.Inputs;
        var depth = new Stretches(&start, &all, 1);
        var length = (long)_weights.Inputs * _weights.Columns;
        for (var point = 0; point < WinogradWeights.Points; point++)
            for (var panel = 0; panel < _weights.Panels; panel++)
            {
                MatrixTile<T>.Multiply(
                    values + ((nint)point * _valuesPosition), _tiles.InputRow, count, depth, _weights.Values.At(_weights.Panel(point, panel), length), _weights.Columns,
                    products + ((nint)point * _productsPosition) + (panel * _weights.Columns), _productsRow);
            }
    }
}
