namespace Pastiche.Atlas.Model;

/// <summary>What layers respond to.</summary>
/// <param name="Layers">From shallow to deep.</param>
public sealed record FeatureChapter(IReadOnlyList<LayerFeatures> Layers);

/// <summary>What a layer responds to.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Maps">Some of its maps, the strongest first.</param>
/// <param name="Largest">What the brightest colour stands for.</param>
/// <param name="Zeros">The fraction of all its responses that are zero, from 0 to 1.</param>
public sealed record LayerFeatures(AtlasLayer Layer, IReadOnlyList<ShownMap> Maps, double Largest, double Zeros);

/// <summary>A feature map.</summary>
/// <param name="Number">Which one it is, from 0.</param>
/// <param name="Image">Its responses as colours.</param>
public sealed record ShownMap(int Number, AtlasImage Image);
