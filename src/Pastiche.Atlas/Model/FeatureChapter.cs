namespace Pastiche.Atlas.Model;

/// <summary>What layers respond to.</summary>
/// <param name="Layers">From shallow to deep.</param>
public sealed record FeatureChapter(IReadOnlyList<LayerFeatures> Layers);

/// <summary>What a layer responds to.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Shown">The maps, the strongest first, side by side in one picture.</param>
/// <param name="Numbers">Which maps these are, from 1.</param>
/// <param name="Silent">The fraction of its responses to the content that are zero, from 0 to 1.</param>
public sealed record LayerFeatures(AtlasLayer Layer, AtlasPicture Shown, IReadOnlyList<int> Numbers, double Silent);
