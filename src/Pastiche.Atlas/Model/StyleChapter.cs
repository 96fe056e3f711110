namespace Pastiche.Atlas.Model;

/// <summary>The chapter about Gram matrices.</summary>
/// <param name="Matrices">The Gram matrices of some layers, from shallow to deep.</param>
/// <param name="Shuffle">The experiment which shows that a Gram matrix does not depend on position.</param>
/// <param name="Rebuilt">Reconstructions of the style from growing sets of layers; may be empty.</param>
public sealed record StyleChapter(IReadOnlyList<GramPair> Matrices, ShuffleDemonstration? Shuffle, IReadOnlyList<RebuiltStyle> Rebuilt);

/// <summary>The Gram matrices of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Maps">The number of rows and columns of a matrix.</param>
/// <param name="Content">The matrix of the content image.</param>
/// <param name="Style">The matrix of the style image, on the same color scale.</param>
/// <param name="Least">The value shown by the darkest color, which smaller values have as well.</param>
/// <param name="Largest">The value shown by the brightest color.</param>
/// <param name="Distance">The relative squared difference: the sum of squared differences, over the squares of the style's matrix.</param>
public sealed record GramPair(string Layer, int Maps, AtlasImage Content, AtlasImage Style, double Least, double Largest, double Distance);

/// <summary>The features of a layer in order and with shuffled positions.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Positions">The number of positions.</param>
/// <param name="Difference">The largest relative difference of the two Gram matrices.</param>
/// <param name="Rebuilt">The reconstruction from the features in order.</param>
/// <param name="Shuffled">The reconstruction from the shuffled features.</param>
/// <param name="Similarity">The structural similarity of the first reconstruction and the content, from −1 to 1.</param>
/// <param name="ShuffledSimilarity">The structural similarity of the second reconstruction and the content, from −1 to 1.</param>
public sealed record ShuffleDemonstration(
    string Layer, int Positions, double Difference, AtlasImage Rebuilt, AtlasImage Shuffled, double Similarity, double ShuffledSimilarity);

/// <summary>A reconstruction of the style from the Gram matrices of some layers.</summary>
/// <param name="Layers">The names of the layers, from shallow to deep.</param>
/// <param name="Image">The reconstruction.</param>
public sealed record RebuiltStyle(IReadOnlyList<string> Layers, AtlasImage Image);
