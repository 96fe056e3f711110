using Pastiche.Graphs;

namespace Pastiche.Options;

/// <summary>The layers on which content and style are measured, where options leave them to the backbone too.</summary>
internal sealed class MeasuredLayers
{
    /// <param name="backbone">The network.</param>
    /// <param name="options">The layers asked for.</param>
    /// <exception cref="PasticheException">There is no such layer.</exception>
    public MeasuredLayers(Backbone backbone, StylizeOptions options)
    {
        Content = backbone.Named(options.ContentLayers ?? backbone.ContentLayers);
        Style = backbone.Named(options.StyleLayers ?? backbone.StyleLayers);
        Names = [.. Content.Concat(Style).Select(layer => layer.Layer).Distinct()];
        Stride = Names.Max(name => backbone.FindLayer(name).Stride);
    }

    /// <summary>The content's, by their names.</summary>
    public ValueList<LayerWeight> Content { get; }

    /// <summary>The style's, by their names.</summary>
    public ValueList<LayerWeight> Style { get; }

    /// <summary>All of them, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Pixels for each position of the deepest layer named, whatever its weight: sides of images are padded to multiples of it.</summary>
    public int Stride { get; }

    /// <summary>The layers that count, each with its weight over the sum of all weights.</summary>
    public static IEnumerable<(string Layer, double Share)> Shares(ValueList<LayerWeight> layers)
    {
        var sum = layers.Sum(layer => (double)layer.Weight);
        return layers.Where(layer => layer.Weight > 0).Select(layer => (layer.Layer, layer.Weight / sum));
    }
}
