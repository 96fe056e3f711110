namespace Pastiche;

/// <summary>
/// The losses of an image, before their weights. What content and style say of 0 and 1 holds for
/// <see cref="LossNormalization.Relative"/>; the paper's sums have no such scale.
/// </summary>
/// <param name="Content">1 when the content is as unlike as an empty image, 0 when its features are equal.</param>
/// <param name="Style">1 when the style is as unlike as an empty image, 0 when its statistics are equal.</param>
/// <param name="TotalVariation">Mean squared difference of neighboring values.</param>
/// <param name="Range">The guard against values outside 0 to 1, with its weight; not part of the total.</param>
public readonly record struct LossTerms(double Content, double Style, double TotalVariation, double Range);
