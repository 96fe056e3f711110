using Pastiche.Losses;

namespace Pastiche.Matching;

/// <summary>The candidates of one layer for one region: those of all its styles.</summary>
/// <param name="Term">The term whose target they set.</param>
/// <param name="Share">The share of the term in the style loss of the region.</param>
/// <param name="Area">The part of the image that the region covers, from 0 to 1.</param>
/// <param name="Where">The region, in pixels of the image; null for the whole image.</param>
/// <param name="Styles">The candidates of each style.</param>
/// <param name="Variance">The variance of the styles' features, by which the loss is relative.</param>
internal sealed record LayerCandidates(
    Term Term, double Share, double Area, Mask? Where, IReadOnlyList<StyleCandidates> Styles, double Variance);
