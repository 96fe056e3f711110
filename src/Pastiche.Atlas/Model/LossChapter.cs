namespace Pastiche.Atlas.Model;

/// <summary>The chapter about the losses.</summary>
/// <param name="Alpha">The weight of the content.</param>
/// <param name="Beta">The weight of the style.</param>
/// <param name="Variation">The weight of the total variation.</param>
/// <param name="ContentLayer">The name of the content layer.</param>
/// <param name="Noise">The values for noise.</param>
/// <param name="Content">The values for the content image, which is the starting image.</param>
/// <param name="Result">The values for the result.</param>
/// <param name="Layers">The style losses of the layers.</param>
public sealed record LossChapter(
    double Alpha,
    double Beta,
    double Variation,
    string ContentLayer,
    LossValues Noise,
    LossValues Content,
    LossValues Result,
    IReadOnlyList<LayerLoss> Layers);

/// <summary>The losses of an image.</summary>
/// <param name="Content">The content loss.</param>
/// <param name="Style">The style loss.</param>
/// <param name="Variation">The total variation.</param>
/// <param name="Total">The weighted sum of all losses.</param>
public sealed record LossValues(double Content, double Style, double Variation, double Total);

/// <summary>The style loss of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Share">The weight of the layer, as a fraction of all weights.</param>
/// <param name="Noise">The loss of noise.</param>
/// <param name="Content">The loss of the content image.</param>
/// <param name="Result">The loss of the result.</param>
public sealed record LayerLoss(string Layer, double Share, double Noise, double Content, double Result);
