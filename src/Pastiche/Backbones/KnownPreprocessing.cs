namespace Pastiche.Backbones;

/// <summary>A network's preprocessing and the evidence for it.</summary>
/// <param name="Preprocessing">The preprocessing.</param>
/// <param name="Evidence">The evidence for it.</param>
internal sealed record KnownPreprocessing(Preprocessing Preprocessing, PreprocessingEvidence Evidence);
