using CsCheck;
using Pastiche.Tiles;
using Xunit;

namespace Pastiche.Tests.Tiles;

public class TileGridTests
{
    private const int Stride = 16;

    private static readonly Gen<(int Width, int Height, Tiling Tiling, bool Wraps)> Cuts = Gen.Select(
        Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 8], Gen.Int[0, 5], Gen.Bool,
        (columns, rows, owned, halo, wraps) =>
            (columns * Stride, rows * Stride, new Tiling(owned * Stride, halo * Stride, Stride), wraps));

    [Fact]
    public void Cut_EveryPixel_IsOwnedByOneTile() => Cuts.Sample((width, height, tiling, wraps) =>
    {
        var owners = new int[width * height];
        foreach (var tile in TileGrid.Cut(width, height, tiling, wraps).Tiles)
        {
            for (var y = tile.FirstRow; y < tile.EndRow; y++)
                for (var x = tile.FirstColumn; x < tile.EndColumn; x++) owners[(y * width) + x]++;
        }

        Assert.All(owners, count => Assert.Equal(1, count));
    });

    [Fact]
    public void Cut_EveryTile_SeesItsHaloOrTheTrueBorder() => Cuts.Sample((width, height, tiling, wraps) =>
    {
        var grid = TileGrid.Cut(width, height, tiling, wraps);
        foreach (var tile in grid.Tiles)
        {
            RequireSide(tile.Left, grid.TileWidth, tile.FirstColumn, tile.EndColumn, width);
            RequireSide(tile.Top, grid.TileHeight, tile.FirstRow, tile.EndRow, height);
        }

        void RequireSide(int start, int extent, int first, int end, int side)
        {
            Assert.Equal(0, start % Stride);
            if (grid.IsWhole || (extent == side && !wraps)) return;
            Assert.True(first < end && end - first <= tiling.Owned + tiling.Halo);
            Assert.True(first - start >= tiling.Halo || (start == 0 && !wraps));
            Assert.True(start + extent - end >= tiling.Halo || (start + extent == side && !wraps));
            if (!wraps) Assert.InRange(start + extent, 0, side);
        }
    });

    [Fact]
    public void Cut_Tiles_AreNoLargerThanAskedFor() => Cuts.Sample((width, height, tiling, wraps) =>
    {
        var grid = TileGrid.Cut(width, height, tiling, wraps);
        Assert.InRange(Math.Max(grid.TileWidth, grid.TileHeight), 1, tiling.Owned + (2 * tiling.Halo));
    });

    [Fact]
    public void Add_IsTheTransposeOfRead() => Cuts.Sample((width, height, tiling, wraps) =>
    {
        var grid = TileGrid.Cut(width, height, tiling, wraps);
        var (image, random) = (new float[2 * width * height], new Random(width));
        var window = new float[2 * grid.TileWidth * grid.TileHeight];
        foreach (ref var value in image.AsSpan()) value = random.NextSingle();
        foreach (var tile in grid.Tiles.Take(3))
        {
            var cotangent = Array.ConvertAll(window, _ => random.NextSingle());
            var pulled = new float[image.Length];
            grid.Read(image, tile, window);
            grid.Add(cotangent, tile, pulled);
            Assert.Equal(1, Dot(window, cotangent) / Dot(image, pulled), 1e-6);
        }
    }, iter: 20);

    [Fact]
    public void Cut_LargerSidesOfOneTileSize_CostNoMoreThanTheFullHalo()
    {
        var grid = TileGrid.Cut(8192, 8192, new Tiling(512, 112, 16));
        Assert.Equal((736, 256), (grid.TileWidth, grid.Tiles.Count));
    }

    [Fact]
    public void Cut_SmallerThanATile_StaysWhole() => Assert.True(TileGrid.Cut(736, 416, new Tiling(512, 112, 16)).IsWhole);

    private static double Dot(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
