using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tiles;

namespace Pastiche.Stylization;

/// <summary>Takes the features of a tile.</summary>
/// <param name="term">The index of a term whose target belongs to positions.</param>
/// <param name="features">The tile's feature maps, [channels][positions of the tile].</param>
/// <param name="part">What the tile owns of them.</param>
internal delegate void FeatureVisitor(int term, ReadOnlySpan<float> features, OwnedPart part);

/// <summary>Measures what images of one size set as targets: as a whole, or in tiles.</summary>
internal sealed class PictureMeasurement : IDisposable
{
    private readonly LayerMaps _maps;
    private readonly TilePass _pass;
    private readonly ICompiledGraph? _statistics;
    private readonly TileSums _sums = new([]);

    /// <param name="objective">The terms whose targets are measured.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="grid">The tiles.</param>
    /// <param name="compile">Compiles a graph.</param>
    public PictureMeasurement(Objective objective, int width, int height, TileGrid grid, Func<Graph, ICompiledGraph> compile)
    {
        Objective = objective;
        (Width, Height, Grid) = (width, height, grid);
        if (grid.IsWhole)
        {
            _maps = new LayerMaps(new LayerShapes(objective, width, height));
            var whole = objective.Measurement(width, height);
            _pass = new TilePass(objective, grid, _maps, whole, compile(whole));
            return;
        }

        var tiled = new TiledObjective(objective with { Backbone = objective.Backbone.Unwrapped, Weighted = true });
        _maps = new LayerMaps(new LayerShapes(tiled.Whole, width, height));
        var measurement = tiled.Measurement(grid.TileWidth, grid.TileHeight);
        _pass = new TilePass(tiled.Whole, grid, _maps, measurement, compile(measurement));
        var statistics = tiled.Statistics();
        if (statistics.Outputs.Count == 0) return;
        _statistics = compile(statistics);
        _sums = new TileSums(statistics.Inputs.Select(sum => (Graph.NameOf(sum), sum.Shape)));
    }

    /// <summary>The terms whose targets are measured.</summary>
    public Objective Objective { get; }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>The tiles.</summary>
    public TileGrid Grid { get; }

    /// <summary>The shape of the maps that a term looks at, [1, channels, rows, columns].</summary>
    public Shape ShapeOf(Term term) => _maps.Shapes.Of(term);

    /// <summary>Measures an image.</summary>
    /// <param name="image">The image, [3][<see cref="Height"/>][<see cref="Width"/>].</param>
    /// <param name="mask">The part of it that counts, of its size; null for all of it.</param>
    /// <param name="visit">Takes the features of terms whose targets belong to positions, tile by tile.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    public void Run(ReadOnlySpan<float> image, Mask? mask, FeatureVisitor visit, CancellationToken cancellationToken)
    {
        if (mask is not null) _maps.SetRegion(null, mask);
        _sums.Clear();
        foreach (var tile in Grid.Tiles)
        {
            _pass.Run(image, tile, cancellationToken);
            Visit(tile, visit);
            _sums.Add(_pass);
        }

        if (_statistics is null) return;
        _sums.Set(_statistics);
        _statistics.Run(cancellationToken);
    }

    /// <summary>The target that the image sets for a term, where targets are statistics.</summary>
    public ReadOnlySpan<float> Statistic(Term term) => _statistics is null ? _pass.Output(term.Target) : _statistics.Output(term.Target);

    /// <summary>Runs the network on a tile whose image was written to <see cref="TileImage"/>.</summary>
    public void Run(Tile tile, FeatureVisitor visit, CancellationToken cancellationToken)
    {
        _pass.Run(tile, cancellationToken);
        Visit(tile, visit);
    }

    /// <summary>The image of a tile, to be written.</summary>
    public Span<float> TileImage => _pass.Input(Objective.Image);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pass.Dispose();
        _statistics?.Dispose();
    }

    private void Visit(Tile tile, FeatureVisitor visit)
    {
        foreach (var (i, term) in Objective.Terms.Index())
            if (term.Loss.IsPositional) visit(i, _pass.Output(term.Target), _pass.PartOf(term, tile));
    }
}
