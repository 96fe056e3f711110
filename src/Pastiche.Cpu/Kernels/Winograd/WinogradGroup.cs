namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A Winograd convolution of many channels, whose weights outgrow the caches: all tiles of a group go through one stage after the other,
/// and each panel of weights is read once a group. Three kernels share the values and the products of the group.
/// </summary>
/// <param name="Tiles">All tiles.</param>
/// <param name="First">The group's first tile.</param>
/// <param name="Count">The group's tiles.</param>
/// <param name="InputRow">Floats of a tile's values at one point.</param>
/// <param name="OutputRow">Floats of a tile's products at one point.</param>
internal sealed record WinogradGroup(WinogradTiles Tiles, int First, int Count, int InputRow, int OutputRow)
{
    private const int TilesPerPart = 8;

    /// <summary>From the values at one point to those at the next: a line more than needed, lest all compete for the same argmax of a cache.</summary>
    public int ValuesPointStride => (Count * InputRow) + BlockedLayout.ChannelBlock;

    /// <summary>From the products at one point to those at the next.</summary>
    public int ProductsPointStride => (Count * OutputRow) + BlockedLayout.ChannelBlock;

    /// <summary>Floats of all values.</summary>
    public long ValuesLength => (long)WinogradWeights.Points * ValuesPointStride;

    /// <summary>Floats of all products.</summary>
    public long ProductsLength => (long)WinogradWeights.Points * ProductsPointStride;

    /// <summary>Parts of the first and the last stage.</summary>
    public int Parts => (Count + TilesPerPart - 1) / TilesPerPart;

    /// <summary>The tiles of a part, from the group's first.</summary>
    public (int First, int Count) Part(int part) => (part * TilesPerPart, Math.Min(TilesPerPart, Count - (part * TilesPerPart)));
}

/// <summary>The first stage: tiles of the input → values at the points.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradInput<T>(WinogradGroup points, Buffer input, Buffer values)
    : Kernel(KernelKind.Convolution, [input], [values]) where T : unmanaged, IVector<T>
{
    public override int Parts => points.Parts;

    public override long ScratchLength => WinogradStages<T>.ScratchLength;

    public override string Shape => points.Tiles.Shape;

    public override void Run(int part, Buffer scratch)
    {
        var (first, count) = points.Part(part);
        var target = values.At(0, points.ValuesLength) + ((nint)first * points.InputRow);
        WinogradStages<T>.Input(points.Tiles, input, points.First + first, count, target, points.ValuesPointStride, streams: true, scratch.At(0, ScratchLength));
    }
}

/// <summary>The last stage: products at the points → tiles of the output.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradOutput<T>(WinogradGroup points, Buffer products, Buffer output, Epilogue epilogue)
    : Kernel(KernelKind.Convolution, [products, .. epilogue.Reads], [output]) where T : unmanaged, IVector<T>
{
    public override int Parts => points.Parts;

    public override long ScratchLength => WinogradStages<T>.ScratchLength;

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(products);

    public override string Shape => points.Tiles.Shape;

    public override void Run(int part, Buffer scratch)
    {
        var (first, count) = points.Part(part);
        var source = products.At(0, points.ProductsLength) + ((nint)first * points.OutputRow);
        WinogradStages<T>.Output(
            points.Tiles, new EpilogueWriter<T>(epilogue, output), points.First + first, count, source, points.ProductsPointStride, points.OutputRow,
            scratch.At(0, ScratchLength));
    }
}
