using CsCheck;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Tiles;

public class PassGridsTests
{
    private const int Stride = 16;

    [Fact]
    public void Cut_FirstPass_HasLargerTilesThatSeeLess()
    {
        var grids = PassGrids.Cut(4096, 3072, new Tiling(1024, 112, Stride), wraps: false);
        Assert.Equal((1200, 1184), (grids.Pullback.TileWidth, grids.Pullback.TileHeight));
        Assert.InRange(grids.Sums.TileWidth, 1201, 1.6 * (1024 + 224));
        Assert.InRange(grids.Sums.TileHeight, 1185, 1.6 * (1024 + 224));
        Assert.InRange(grids.Sums.Seen, 1, grids.Pullback.Seen - 0.1);
    }

    [Fact]
    public void Cut_SmallerThanATile_IsWholeInBothPasses()
    {
        var grids = PassGrids.Cut(736, 416, new Tiling(512, 112, Stride), wraps: false);
        Assert.True(grids.IsWhole && grids.Sums.IsWhole && grids.Pullback.IsWhole);
    }

    /// <summary>The network of tiles does not wrap around: where edges do, even a single tile needs its halo.</summary>
    [Fact]
    public void Cut_EdgesThatWrap_GivesTheFirstPassItsHalo() => Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 8]).Sample(
        (columns, rows, owned) =>
        {
            var grids = PassGrids.Cut(columns * Stride, rows * Stride, new Tiling(owned * Stride, 48, Stride), wraps: true);
            if (grids.IsWhole) return;
            Assert.All(grids.Sums.Tiles, tile =>
            {
                Assert.True(tile.FirstColumn - tile.Left >= 48 && tile.Left + grids.Sums.TileWidth - tile.EndColumn >= 48);
                Assert.True(tile.FirstRow - tile.Top >= 48 && tile.Top + grids.Sums.TileHeight - tile.EndRow >= 48);
            });
        });
}
