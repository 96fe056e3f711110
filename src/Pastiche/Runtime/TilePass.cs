using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>A compiled graph that is run on each tile of an image, with the tile's part of all that belongs to positions.</summary>
/// <param name="objective">The objective whose terms the graph has inputs for.</param>
/// <param name="grid">The tiles.</param>
/// <param name="maps">What belongs to positions of the whole image.</param>
/// <param name="graph">The graph.</param>
/// <param name="compiled">The graph, compiled.</param>
internal sealed class TilePass(Objective objective, TileGrid grid, LayerMaps maps, Graph graph, ICompiledGraph compiled) : IDisposable
{
    private readonly LayerShapes _seen = new(objective, grid.TileWidth, grid.TileHeight);
    private readonly HashSet<string> _inputs = [.. graph.Inputs.Select(Graph.NameOf)];

    /// <summary>An input of the graph.</summary>
    public Span<float> Input(string name) => compiled.Input(name);

    /// <summary>An output of the graph.</summary>
    public ReadOnlySpan<float> Output(string name) => compiled.Output(name);

    /// <summary>What a tile owns of the maps of a term.</summary>
    public OwnedPart PartOf(Term term, Tile tile) =>
        grid.Part(tile, maps.Shapes.Of(term), _seen.Of(term), objective.Backbone.FindLayer(term.Layer).Stride);

    /// <summary>Runs the graph on a tile.</summary>
    /// <param name="image">The image, [3][height][width].</param>
    /// <param name="tile">The tile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public void Run(ReadOnlySpan<float> image, Tile tile, CancellationToken cancellationToken)
    {
        grid.Read(image, tile, compiled.Input(Objective.Image));
        Run(tile, cancellationToken);
    }

    /// <summary>Runs the graph on a tile whose image is set.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public void Run(Tile tile, CancellationToken cancellationToken)
    {
        foreach (var term in objective.Terms)
        {
            var part = PartOf(term, tile);
            if (_inputs.Contains(term.Weights)) maps.WriteWeights(term, part, compiled.Input(term.Weights));
            if (term.Loss.IsPositional && _inputs.Contains(term.Target)) maps.WriteTarget(term, part, compiled.Input(term.Target));
        }

        compiled.Run(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => compiled.Dispose();
}
