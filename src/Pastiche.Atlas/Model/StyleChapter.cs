namespace Pastiche.Atlas.Model;

/// <summary>Gram matrices.</summary>
/// <param name="Matrices">Of some layers, from shallow to deep.</param>
/// <param name="Shuffle">That they do not depend on positions.</param>
/// <param name="Rebuilt">Textures from sets of layers that grow; may be empty.</param>
public sealed record StyleChapter(IReadOnlyList<GramPair> Matrices, ShuffleDemonstration? Shuffle, IReadOnlyList<RebuiltStyle> Rebuilt);

/// <summary>The Gram matrices of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Maps">How many rows and columns it has.</param>
/// <param name="Content">That of the content picture.</param>
/// <param name="Style">That of the style picture, in the same colours.</param>
/// <param name="Least">What the darkest colour stands for, and all below.</param>
/// <param name="Largest">What the brightest colour stands for.</param>
/// <param name="Distance">How far the two are apart: the squared differences over the squares of the style's.</param>
public sealed record GramPair(string Layer, int Maps, AtlasImage Content, AtlasImage Style, double Least, double Largest, double Distance);

/// <summary>A layer's response in order and with its positions shuffled.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Positions">How many there are.</param>
/// <param name="Difference">The largest difference between the two Gram matrices, each over the most that its entry could be.</param>
/// <param name="Rebuilt">The content rebuilt from its response.</param>
/// <param name="Shuffled">The same from the shuffled response.</param>
/// <param name="Similarity">How alike the first is to the content: structural similarity, from −1 to 1.</param>
/// <param name="ShuffledSimilarity">How alike the second is.</param>
public sealed record ShuffleDemonstration(
    string Layer, int Positions, double Difference, AtlasImage Rebuilt, AtlasImage Shuffled, double Similarity, double ShuffledSimilarity);

/// <summary>A texture rebuilt from the Gram matrices of some layers.</summary>
/// <param name="Layers">Their names, from shallow to deep.</param>
/// <param name="Image">What was rebuilt.</param>
public sealed record RebuiltStyle(IReadOnlyList<string> Layers, AtlasImage Image);
