namespace Pastiche;

/// <summary>
/// The terms of the objective at one iterate, before their weights. What content and style say of 0 and 1 holds for
/// <see cref="LossNormalization.Relative"/>; the paper's sums have no such scale.
/// </summary>
/// <param name="Content">1 when the content is as unlike as an empty picture, 0 when its features are equal.</param>
/// <param name="Style">1 when the style is as unlike as an empty picture, 0 when its statistics are equal.</param>
/// <param name="TotalVariation">Mean squared difference of neighbouring values.</param>
/// <param name="Range">The guard against values outside 0 to 1, with its weight; not part of <see cref="Total"/>.</param>
public readonly record struct LossTerms(double Content, double Style, double TotalVariation, double Range)
{
    /// <summary>What is minimised, apart from the range guard: style, content and total variation by their weights and the strength.</summary>
    /// <param name="options">Holds the weights.</param>
    public double Total(StylizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (options.EffectiveStyleWeight * Style) + (options.EffectiveContentWeight * Content) + (options.EffectiveTotalVariationWeight * TotalVariation);
    }
}
