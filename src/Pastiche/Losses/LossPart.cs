namespace Pastiche;

/// <summary>The loss of one layer: a part of the sum <see cref="LossTerms.Content"/> or <see cref="LossTerms.Style"/>.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Style">How the style is compared there; null for the content.</param>
/// <param name="Region">The region, from 0, in the order of their first styles; null where the style has the whole image.</param>
/// <param name="Share">
/// What the loss is multiplied by in its sum: the layer's weight over the sum of all layers' weights, for a style times the weight of the
/// way to compare over the sum of theirs, and times the part of the image that the region covers.
/// </param>
/// <param name="Loss">The loss, normalized, before its share.</param>
public readonly record struct LossPart(string Layer, StyleLossKind? Style, int? Region, double Share, double Loss);
