namespace Pastiche.Backbones;

/// <summary>A network's preprocessing and the evidence for it.</summary>
/// <param name="Preprocessing">The preprocessing.</param>
/// <param name="Evidence">How it is known.</param>
internal sealed record KnownPreprocessing(Preprocessing Preprocessing, PreprocessingEvidence Evidence);
