namespace Pastiche.Tiles;

/// <summary>The tiles of the two passes over an image.</summary>
/// <param name="Sums">Those of the first pass, which only goes forward: less memory a pixel, so larger tiles.</param>
/// <param name="Pullback">Those of the second pass, forward and back.</param>
internal sealed record PassGrids(TileGrid Sums, TileGrid Pullback)
{
    /// <summary>
    /// The side of a tile of the first pass, with its halo, over one of the second: its graph takes about a third of the memory for each
    /// pixel, with ResNet-18 and VGG-19.
    /// </summary>
    private const double SumsSide = 1.6;

    /// <summary>Whether the whole image is one tile, so that one pass is enough.</summary>
    public bool IsWhole => Pullback.IsWhole;

    /// <summary>The whole image as one tile.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    public static PassGrids Whole(int width, int height)
    {
        var whole = TileGrid.Whole(width, height);
        return new PassGrids(whole, whole);
    }

    /// <summary>Cuts an image into tiles.</summary>
    /// <param name="width">Columns of the image, a multiple of the stride.</param>
    /// <param name="height">Rows of the image, a multiple of the stride.</param>
    /// <param name="tiling">The size of tiles of the second pass.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
    public static PassGrids Cut(int width, int height, Tiling tiling, bool wraps)
    {
        var pullback = TileGrid.Cut(width, height, tiling, wraps);
        if (pullback.IsWhole) return new PassGrids(pullback, pullback);
        var (halos, strides) = (2 * tiling.Halo, (int)(SumsSide * (tiling.Owned + (2 * tiling.Halo))) / tiling.Stride);
        return new PassGrids(TileGrid.Tiled(width, height, tiling with { Owned = (strides * tiling.Stride) - halos }, wraps), pullback);
    }
}
