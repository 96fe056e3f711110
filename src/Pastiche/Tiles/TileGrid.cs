using System.Numerics.Tensors;
using Pastiche.Graphs;
using Pastiche.Imaging;

namespace Pastiche.Tiles;

/// <summary>The tiles that an image is measured in, row by row; all have the same size, so that one compiled graph serves them.</summary>
internal sealed class TileGrid
{
    private readonly int _width;
    private readonly int _height;
    private readonly TileAxis _columns;
    private readonly TileAxis _rows;

    private TileGrid(int width, int height, TileAxis columns, TileAxis rows)
    {
        (_width, _height, _columns, _rows) = (width, height, columns, rows);
        Tiles =
        [
            .. from row in Enumerable.Range(0, rows.Count)
               from column in Enumerable.Range(0, columns.Count)
               select new Tile(
                   columns.Starts[column], rows.Starts[row],
                   columns.Cuts[column], columns.Cuts[column + 1], rows.Cuts[row], rows.Cuts[row + 1]),
        ];
    }

    /// <summary>Columns of a tile, with its halo.</summary>
    public int TileWidth => _columns.Extent;

    /// <summary>Rows of a tile, with its halo.</summary>
    public int TileHeight => _rows.Extent;

    /// <summary>The tiles.</summary>
    public IReadOnlyList<Tile> Tiles { get; }

    /// <summary>Whether the whole image is one tile, without a halo.</summary>
    public bool IsWhole => Tiles.Count == 1 && (TileWidth, TileHeight) == (_width, _height);

    /// <summary>The pixels that all tiles see, relative to those of the image.</summary>
    public double Seen => (double)TileWidth * TileHeight * Tiles.Count / ((double)_width * _height);

    /// <summary>The whole image as one tile.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    public static TileGrid Whole(int width, int height) => new(width, height, TileAxis.Whole(width), TileAxis.Whole(height));

    /// <summary>Cuts an image into tiles; one that is hardly larger than a tile stays whole.</summary>
    /// <param name="width">Columns of the image, a multiple of the stride.</param>
    /// <param name="height">Rows of the image, a multiple of the stride.</param>
    /// <param name="tiling">The size of tiles.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
    public static TileGrid Cut(int width, int height, Tiling tiling, bool wraps = false) =>
        Math.Max(width, height) <= tiling.Owned + (2 * tiling.Halo) ? Whole(width, height) : Tiled(width, height, tiling, wraps);

    /// <summary>Cuts an image into tiles, of which there may be one; where edges wrap around, it has a halo too.</summary>
    /// <inheritdoc cref="Cut"/>
    public static TileGrid Tiled(int width, int height, Tiling tiling, bool wraps)
    {
        var (owned, halo, stride) = (tiling.Owned, tiling.Halo, tiling.Stride);
        return wraps
            ? new(width, height, TileAxis.CutWrapped(width, owned, halo, stride), TileAxis.CutWrapped(height, owned, halo, stride))
            : new(width, height, TileAxis.Cut(width, owned, halo, stride), TileAxis.Cut(height, owned, halo, stride));
    }

    /// <summary>What a tile owns of a layer's maps.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="whole">The shape of the maps of the whole image, [1, channels, rows, columns].</param>
    /// <param name="seen">The shape of a tile's maps.</param>
    /// <param name="stride">The layer's stride.</param>
    public OwnedPart Part(Tile tile, Shape whole, Shape seen, int stride)
    {
        // Networks that pad little have fewer positions than the image has strides.
        var (left, top) = (tile.FirstColumn / stride, tile.FirstRow / stride);
        var right = tile.EndColumn == _width ? whole[3] : Math.Min(tile.EndColumn / stride, whole[3]);
        var bottom = tile.EndRow == _height ? whole[2] : Math.Min(tile.EndRow / stride, whole[2]);
        return new OwnedPart(
            left, top, right - left, bottom - top, whole[3], whole[2],
            (tile.FirstColumn - tile.Left) / stride, (tile.FirstRow - tile.Top) / stride, seen[3], seen[2]);
    }

    /// <summary>Copies what a tile sees of planes of the image's size.</summary>
    /// <param name="image">[planes][height][width].</param>
    /// <param name="tile">The tile.</param>
    /// <param name="window">[planes][<see cref="TileHeight"/>][<see cref="TileWidth"/>].</param>
    public void Read(ReadOnlySpan<float> image, Tile tile, Span<float> window)
    {
        for (var plane = 0; plane < window.Length / (TileWidth * TileHeight); plane++)
        {
            for (var y = 0; y < TileHeight; y++)
            {
                var source = image.Slice(((plane * _height) + Inside(tile.Top + y, _height)) * _width, _width);
                var target = window.Slice(((plane * TileHeight) + y) * TileWidth, TileWidth);
                for (int x = 0, length; x < TileWidth; x += length)
                {
                    var from = Inside(tile.Left + x, _width);
                    length = Math.Min(TileWidth - x, _width - from);
                    source.Slice(from, length).CopyTo(target[x..]);
                }
            }
        }
    }

    /// <summary>Adds what a tile sees to planes of the image's size: the transpose of <see cref="Read"/>.</summary>
    /// <param name="window">[planes][<see cref="TileHeight"/>][<see cref="TileWidth"/>].</param>
    /// <param name="tile">The tile.</param>
    /// <param name="image">[planes][height][width].</param>
    public void Add(ReadOnlySpan<float> window, Tile tile, Span<float> image)
    {
        for (var plane = 0; plane < window.Length / (TileWidth * TileHeight); plane++)
        {
            for (var y = 0; y < TileHeight; y++)
            {
                var target = image.Slice(((plane * _height) + Inside(tile.Top + y, _height)) * _width, _width);
                var source = window.Slice(((plane * TileHeight) + y) * TileWidth, TileWidth);
                for (int x = 0, length; x < TileWidth; x += length)
                {
                    var to = Inside(tile.Left + x, _width);
                    length = Math.Min(TileWidth - x, _width - to);
                    var sum = target.Slice(to, length);
                    TensorPrimitives.Add(sum, source.Slice(x, length), sum);
                }
            }
        }
    }

    private static int Inside(int position, int size) => Padding.Inside(position, size, wraps: true);
}
