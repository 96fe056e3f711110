using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>The shapes of the maps of an image's layers.</summary>
internal sealed class LayerShapes
{
    /// <summary>A side that all strides divide.</summary>
    private const int Narrow = 256;

    private readonly Dictionary<string, Shape> _shapes;

    /// <param name="objective">The terms whose layers count.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    public LayerShapes(Objective objective, int width, int height)
    {
        // One side at a time: maps of the largest images have more values than an array can.
        var (columns, rows) = (Of(objective, width, Math.Min(height, Narrow)), Of(objective, Math.Min(width, Narrow), height));
        _shapes = columns.ToDictionary(layer => layer.Key, layer => Joined(layer.Value.Shape, rows[layer.Key].Shape));

        static Shape Joined(Shape columns, Shape rows) => [1, columns[1], rows[2], columns[3]];
    }

    /// <summary>The shapes of all layers, each [1, channels, rows, columns].</summary>
    public IReadOnlyCollection<Shape> All => _shapes.Values;

    /// <summary>The shape of the maps that a term looks at, [1, channels, rows, columns].</summary>
    public Shape Of(Term term) => _shapes[term.Layer];

    private static IReadOnlyDictionary<string, Value> Of(Objective objective, int width, int height)
    {
        var graph = new Graph("shapes");
        string[] layers = [.. objective.Terms.Select(term => term.Layer).Distinct()];
        return objective.Backbone.Features(graph, graph.Input(Backbone.ImageInput, [1, Image.Channels, height, width]), layers);
    }
}
