namespace Pastiche.Backbones;

/// <summary>How a network wants its pictures, and how that is known.</summary>
/// <param name="Preprocessing">How.</param>
/// <param name="Evidence">How it is known.</param>
internal sealed record KnownPreprocessing(Preprocessing Preprocessing, PreprocessingEvidence Evidence);
