namespace Pastiche.Atlas.Model;

/// <summary>The losses and their values.</summary>
/// <param name="Alpha">What the content counts.</param>
/// <param name="Beta">What the style counts.</param>
/// <param name="Variation">What smoothness counts.</param>
/// <param name="ContentLayer">Where content is measured.</param>
/// <param name="Noise">The values for noise.</param>
/// <param name="Content">The values for the content picture, from which painting begins.</param>
/// <param name="Result">The values for the result.</param>
/// <param name="Layers">The style loss of every layer.</param>
public sealed record LossChapter(
    double Alpha,
    double Beta,
    double Variation,
    string ContentLayer,
    LossValues Noise,
    LossValues Content,
    LossValues Result,
    IReadOnlyList<LayerLoss> Layers);

/// <summary>The losses of a picture.</summary>
/// <param name="Content">Of the content.</param>
/// <param name="Style">Of the style.</param>
/// <param name="Variation">Of smoothness.</param>
/// <param name="Total">The weighted sum.</param>
public sealed record LossValues(double Content, double Style, double Variation, double Total);

/// <summary>The style loss of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Share">Its weight, over the sum of all.</param>
/// <param name="Noise">For noise.</param>
/// <param name="Content">For the content picture.</param>
/// <param name="Result">For the result.</param>
public sealed record LayerLoss(string Layer, double Share, double Noise, double Content, double Result);
