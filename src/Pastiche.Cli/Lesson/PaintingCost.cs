using Pastiche.Backbones;

namespace Pastiche.Cli.Lesson;

/// <summary>About what painting with a network costs, so that the time left can be told of paintings of many sizes and depths.</summary>
internal sealed class PaintingCost
{
    /// <summary>What parameterisation, priors and optimiser take beside the network, in as many of its multiplications: about what a stage of ResNet-18 does.</summary>
    private const double Beside = 20e9;

    private readonly Dictionary<string, double> _perMegapixel;
    private readonly Backbone _backbone;

    /// <param name="backbone">The network.</param>
    public PaintingCost(Backbone backbone)
    {
        _backbone = backbone;
        Layers = LayerAnalysis.Of(backbone);
        _perMegapixel = Layers.ToDictionary(layer => layer.Layer.Name, layer => layer.MultiplyAdds);
    }

    /// <summary>What each layer sees and costs.</summary>
    public IReadOnlyList<LayerAnalysis> Layers { get; }

    /// <summary>What a scale costs: its pixels times its iterations times the network up to the deepest layer that is measured, and what is done beside it.</summary>
    public double Of(PlannedScale scale, StylizeOptions options)
    {
        var measured = new[]
        {
            options.EffectiveContentWeight > 0 ? options.ContentLayers ?? _backbone.ContentLayers : [],
            options.EffectiveStyleWeight > 0 ? options.StyleLayers ?? _backbone.StyleLayers : [],
        };
        return scale.Cost * (Beside + measured.SelectMany(layers => layers).Where(layer => layer.Weight > 0).Max(layer => Of(layer.Layer)));
    }

    /// <summary>Layers before their activation are not listed, and cost what the deepest one does at most.</summary>
    private double Of(string layer) => _perMegapixel.TryGetValue(_backbone.FindLayer(layer).Name, out var cost) ? cost : _perMegapixel.Values.Max();
}
