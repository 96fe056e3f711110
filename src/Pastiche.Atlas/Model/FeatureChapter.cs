namespace Pastiche.Atlas.Model;

/// <summary>The chapter about feature maps.</summary>
/// <param name="Layers">The layers, from shallow to deep.</param>
public sealed record FeatureChapter(IReadOnlyList<LayerFeatures> Layers);

/// <summary>The feature maps of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Maps">The strongest maps, in decreasing order.</param>
/// <param name="Largest">The activation shown by the brightest color.</param>
/// <param name="Zeros">The fraction of zeros among all activations, from 0 to 1.</param>
public sealed record LayerFeatures(AtlasLayer Layer, IReadOnlyList<ShownMap> Maps, double Largest, double Zeros);

/// <summary>A feature map.</summary>
/// <param name="Number">The index of the map, from 0.</param>
/// <param name="Image">The activations as colors.</param>
public sealed record ShownMap(int Number, AtlasImage Image);
