using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>
/// An objective of an image that is measured in tiles, in two passes over them: the sums over positions are added up, compared once, and
/// their cotangents go back to each tile. Memory depends on the size of a tile, apart from the image and what belongs to its positions.
/// </summary>
internal sealed class ObjectiveInTiles : CompiledObjective
{
    private readonly PassGrids _grids;
    private readonly TilePass? _sums;
    private readonly TileSums _statistics;
    private readonly TilePass _pullback;
    private readonly TileSums _distances;
    private readonly ICompiledGraph _comparison;
    private readonly LayerMaps _maps;
    private readonly float[] _image;
    private readonly IReadOnlyList<string> _cotangents;

    /// <param name="objective">The objective.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="grids">The tiles.</param>
    /// <param name="compile">Compiles a graph.</param>
    public ObjectiveInTiles(Objective objective, int width, int height, PassGrids grids, Func<Graph, ICompiledGraph> compile)
        : base(objective, width, height)
    {
        // Of the image, a tile measures only what it owns; a tile that wraps around has its halo from the opposite edge already.
        var tiled = new TiledObjective(objective with { Backbone = objective.Backbone.Unwrapped, Weighted = true });
        _grids = grids;
        _maps = new LayerMaps(new LayerShapes(tiled.Whole, width, height));
        var sums = tiled.Sums(grids.Sums.TileWidth, grids.Sums.TileHeight);
        var pullback = tiled.Pullback(grids.Pullback.TileWidth, grids.Pullback.TileHeight);
        var comparison = tiled.Comparison();
        _cotangents = [.. comparison.Outputs.Keys.Where(name => name != Objective.Distances)];
        _statistics = new TileSums(sums?.Outputs.Select(sum => (sum.Key, sum.Value.Shape)) ?? []);
        _distances = new TileSums(pullback.Outputs
            .Where(output => output.Key != Objective.ImageGradient)
            .Select(sum => (sum.Key, sum.Value.Shape)));
        _image = new float[Pastiche.Image.Channels * width * height];
        if (sums is not null) _sums = new TilePass(tiled.Whole, grids.Sums, _maps, sums, compile(sums));
        _pullback = new TilePass(tiled.Whole, grids.Pullback, _maps, pullback, compile(pullback));
        _comparison = compile(comparison);
    }

    /// <inheritdoc/>
    public override Span<float> Image => _image;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Distances => _comparison.Output(Objective.Distances);

    /// <inheritdoc/>
    public override void SetTargets(IReadOnlyList<Target> targets)
    {
        var coefficients = _comparison.Input(Objective.Coefficients);
        for (var i = 0; i < targets.Count; i++)
        {
            var term = targets[i].Term;
            if (term.Loss.IsPositional) _maps.SetTarget(term, targets[i].Values);
            else targets[i].Values!.CopyTo(_comparison.Input(term.Target));
            coefficients[i] = (float)targets[i].Coefficient;
        }
    }

    /// <inheritdoc/>
    public override void SetNeighbors(Term term, NeighborTargets targets) => _maps.SetNeighbors(term, targets);

    /// <inheritdoc/>
    public override void SetRegion(int region, Mask weight) => _maps.SetRegion(region, weight);

    /// <inheritdoc/>
    public override void Run(Span<float> gradient, CancellationToken cancellationToken)
    {
        AddStatistics(cancellationToken);
        _statistics.Set(_comparison);
        _comparison.Run(cancellationToken);
        foreach (var cotangent in _cotangents) _comparison.Output(cotangent).CopyTo(_pullback.Input(cotangent));
        gradient.Clear();
        _distances.Clear();
        foreach (var tile in _grids.Pullback.Tiles)
        {
            _pullback.Run(_image, tile, cancellationToken);
            _grids.Pullback.Add(_pullback.Output(Objective.ImageGradient), tile, gradient);
            _distances.Add(_pullback);
        }

        _distances.Set(_comparison);
        _comparison.Run(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _sums?.Dispose();
        _pullback.Dispose();
        _comparison.Dispose();
    }

    /// <summary>The first pass.</summary>
    private void AddStatistics(CancellationToken cancellationToken)
    {
        if (_sums is null) return;
        _statistics.Clear();
        foreach (var tile in _grids.Sums.Tiles)
        {
            _sums.Run(_image, tile, cancellationToken);
            _statistics.Add(_sums);
        }
    }
}
