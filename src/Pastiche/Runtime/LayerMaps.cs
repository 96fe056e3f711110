using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>What belongs to the positions of an image's layers: targets, and the weights of regions.</summary>
internal sealed class LayerMaps
{
    /// <summary>A side that all strides divide.</summary>
    private const int Narrow = 256;

    private readonly Dictionary<string, Shape> _shapes;
    private readonly Dictionary<Term, float[]> _targets = [];
    private readonly Dictionary<Term, NeighborTargets> _neighbors = [];
    private readonly Dictionary<(int Region, int Rows, int Columns), Mask> _weights = [];

    /// <param name="objective">The terms.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    public LayerMaps(Objective objective, int width, int height)
    {
        // One side at a time: maps of the largest images have more values than an array can.
        var (columns, rows) = (ShapesOf(objective, width, Math.Min(height, Narrow)), ShapesOf(objective, Math.Min(width, Narrow), height));
        _shapes = columns.ToDictionary(layer => layer.Key, layer => Joined(layer.Value.Shape, rows[layer.Key].Shape));

        static Shape Joined(Shape columns, Shape rows) => [1, columns[1], rows[2], columns[3]];
    }

    /// <summary>The shape of the maps that a term looks at, [1, channels, rows, columns].</summary>
    public Shape ShapeOf(Term term) => _shapes[term.Layer];

    /// <summary>Sets the target of a term; null for one that is matched.</summary>
    public void SetTarget(Term term, float[]? target)
    {
        if (target is not null) _targets[term] = target;
    }

    /// <summary>Sets the target of a term whose loss is matched.</summary>
    public void SetNeighbors(Term term, NeighborTargets targets) => _neighbors[term] = targets;

    /// <summary>Sets how much of each pixel belongs to a region, or to what is measured where there are no regions.</summary>
    public void SetRegion(int? region, Mask weight)
    {
        foreach (var shape in _shapes.Values) _weights[(region ?? -1, shape[2], shape[3])] = weight.Resize(shape[3], shape[2]);
    }

    /// <summary>Writes the target of what a tile owns.</summary>
    /// <param name="term">The term.</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="target">The tile's target.</param>
    public void WriteTarget(Term term, OwnedPart part, Span<float> target)
    {
        if (_neighbors.TryGetValue(term, out var neighbors)) neighbors.Write(part, target);
        else if (_targets.TryGetValue(term, out var values)) part.FromWhole(values, target);
    }

    /// <summary>Writes the weight of each position of a tile: that of its region if the tile owns it, and otherwise 0.</summary>
    /// <param name="term">The term.</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="weights">The tile's weights.</param>
    public void WriteWeights(Term term, OwnedPart part, Span<float> weights)
    {
        weights.Clear();
        var shape = ShapeOf(term);
        if (_weights.TryGetValue((term.Region ?? -1, shape[2], shape[3]), out var mask))
        {
            part.FromWhole(mask.Values, weights);
            return;
        }

        for (var row = 0; row < part.Rows; row++) weights.Slice(part.SeenIndex(row, 0), part.Columns).Fill(1);
    }

    private static IReadOnlyDictionary<string, Value> ShapesOf(Objective objective, int width, int height)
    {
        var graph = new Graph("maps");
        string[] layers = [.. objective.Terms.Select(term => term.Layer).Distinct()];
        return objective.Backbone.Features(graph, graph.Input(Backbone.ImageInput, [1, Image.Channels, height, width]), layers);
    }
}
