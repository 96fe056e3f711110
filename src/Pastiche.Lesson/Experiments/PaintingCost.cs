using Pastiche.Backbones;
using Pastiche.Options;

namespace Pastiche.Lesson.Experiments;

/// <summary>Estimates the cost of paintings of different sizes and depths, from which their remaining time follows.</summary>
internal sealed class PaintingCost
{
    /// <summary>
    /// The cost of parameterization, priors and optimizer beside the network, in multiply-adds for each megapixel: about that of one stage
    /// of ResNet-18.
    /// </summary>
    private const double Overhead = 20e9;

    private readonly Dictionary<string, double> _perMegapixel;
    private readonly Backbone _backbone;

    /// <param name="backbone">The network.</param>
    public PaintingCost(Backbone backbone)
    {
        _backbone = backbone;
        Layers = LayerAnalysis.Of(backbone);
        _perMegapixel = Layers.ToDictionary(layer => layer.Layer.Name, layer => layer.MultiplyAdds);
    }

    /// <summary>Receptive field, parameters and cost of each layer.</summary>
    public IReadOnlyList<LayerAnalysis> Layers { get; }

    /// <summary>The cost of a scale: pixels × iterations × (network up to the deepest measured layer + overhead).</summary>
    public double Of(PlannedScale scale, StylizeOptions options)
    {
        var layers = new MeasuredLayers(_backbone, options);
        LayerWeight[] measured =
        [
            .. options.EffectiveContentWeight > 0 ? layers.Content : [],
            .. options.EffectiveStyleWeight > 0 ? layers.Style : [],
        ];
        return scale.Cost * (Overhead + measured.Where(layer => layer.Weight > 0).Max(layer => Of(layer.Layer)));
    }

    /// <summary>Layers before their activation are not listed; the cost of the deepest layer bounds theirs.</summary>
    private double Of(string layer) =>
        _perMegapixel.TryGetValue(_backbone.FindLayer(layer).Name, out var cost) ? cost : _perMegapixel.Values.Max();
}
