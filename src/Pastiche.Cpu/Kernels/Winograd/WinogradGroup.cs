namespace Pastiche.Cpu.Kernels;

/// <summary>
/// A group of tiles of a nonfused Winograd convolution, whose weights outgrow the caches. All tiles of the group pass one stage before the
/// next begins, so that each panel of weights is read once per group. The values and products of the group are shared by three kernels.
/// </summary>
/// <param name="Tiles">The tiles of the whole convolution.</param>
/// <param name="First">The first tile of the group.</param>
/// <param name="Count">The number of tiles of the group.</param>
/// <param name="InputRow">Floats of the values of one tile at one point.</param>
/// <param name="OutputRow">Floats of the products of one tile at one point.</param>
internal sealed record WinogradGroup(WinogradTiles Tiles, int First, int Count, int InputRow, int OutputRow)
{
    private const int TilesPerPart = 8;

    /// <summary>
    /// Floats from the values at one point to those at the next. One extra cache line avoids set conflicts between points.
    /// </summary>
    public int ValuesPointStride => (Count * InputRow) + BlockedLayout.ChannelBlock;

    /// <summary>Floats from the products at one point to those at the next, with one extra cache line too.</summary>
    public int ProductsPointStride => (Count * OutputRow) + BlockedLayout.ChannelBlock;

    /// <summary>Floats of all values.</summary>
    public long ValuesLength => (long)WinogradWeights.Points * ValuesPointStride;

    /// <summary>Floats of all products.</summary>
    public long ProductsLength => (long)WinogradWeights.Points * ProductsPointStride;

    /// <summary>Parts of the first and the last stage.</summary>
    public int Parts => (Count + TilesPerPart - 1) / TilesPerPart;

    /// <summary>The tiles of a part, counted from the first of the group.</summary>
    public (int First, int Count) Part(int part) => (part * TilesPerPart, Math.Min(TilesPerPart, Count - (part * TilesPerPart)));
}
