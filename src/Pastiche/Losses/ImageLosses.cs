using Pastiche.Graphs;

namespace Pastiche;

/// <summary>The losses of an image against a content and styles.</summary>
/// <param name="Terms">The sums, before the weights of content, style and total variation.</param>
/// <param name="Parts">The losses of the layers that the sums are made of: the content's from first to last, and then the style's.</param>
/// <param name="Total">The weighted sum of the terms, without the range guard.</param>
public sealed record ImageLosses(LossTerms Terms, ValueList<LossPart> Parts, double Total);
