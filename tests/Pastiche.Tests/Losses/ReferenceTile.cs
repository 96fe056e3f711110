using Pastiche.Losses;
using Pastiche.Tiles;

namespace Pastiche.Tests.Losses;

/// <summary>A tile of an image in double precision: its part of all inputs, and its share of sums and gradient.</summary>
internal sealed class ReferenceTile
{
    private readonly TileGrid _grid;
    private readonly Tile _tile;
    private readonly int _width;
    private readonly int _height;

    public ReferenceTile(Objective objective, Image image, TileGrid grid, Tile tile, IReadOnlyDictionary<string, double[]> inputs)
    {
        (_grid, _tile, _width, _height) = (grid, tile, image.Width, image.Height);
        Inputs[Objective.Image] = [.. Seen().Select(pair => (double)image.Pixels[pair.Whole])];
        var whole = new LayerShapes(objective, image.Width, image.Height);
        var seen = new LayerShapes(objective, grid.TileWidth, grid.TileHeight);
        foreach (var term in objective.Terms)
        {
            var part = grid.Part(tile, whole.Of(term), seen.Of(term), objective.Backbone.FindLayer(term.Layer).Stride);
            Inputs[term.Weights] = Part(inputs.GetValueOrDefault(term.Weights), part, channels: 1, block: 1);
            if (!term.Loss.IsPositional) continue;
            var channels = whole.Of(term)[1];
            Inputs[term.Target] = Part(inputs[term.Target], part, channels, term.Loss.IsMatched ? BlockedMaps.BlockSize(channels) : 1);
        }
    }

    public Dictionary<string, double[]> Inputs { get; } = [];

    public void AddGradient(double[] seen, double[] whole)
    {
        foreach (var (own, target) in Seen()) whole[target] += seen[own];
    }

    /// <summary>What the tile owns of values of the whole, or ones; 0 where it owns nothing.</summary>
    private static double[] Part(double[]? whole, OwnedPart part, int channels, int block)
    {
        var (own, all) = (part.SeenColumns * part.SeenRows, part.WholeColumns * part.WholeRows);
        var result = new double[channels * own];
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = 0; row < part.Rows; row++)
            {
                for (var column = 0; column < part.Columns; column++)
                    result[Index(part.SeenIndex(row, column), own)] = whole?[Index(part.WholeIndex(row, column), all)] ?? 1;
            }

            int Index(int position, int positions) => (((channel / block * positions) + position) * block) + (channel % block);
        }

        return result;
    }

    /// <summary>The pixels that the tile sees: where they are in the tile and in the whole.</summary>
    private IEnumerable<(int Own, int Whole)> Seen() =>
        from channel in Enumerable.Range(0, Image.Channels)
        from y in Enumerable.Range(0, _grid.TileHeight)
        from x in Enumerable.Range(0, _grid.TileWidth)
        select ((((channel * _grid.TileHeight) + y) * _grid.TileWidth) + x,
            (((channel * _height) + _tile.Top + y) * _width) + _tile.Left + x);
}
