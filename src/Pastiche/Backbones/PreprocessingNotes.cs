namespace Pastiche.Backbones;

/// <summary>What is worth knowing about how a network is given its pictures.</summary>
internal static class PreprocessingNotes
{
    /// <summary>A sentence without its full stop where the preprocessing may be wrong; null where it is known.</summary>
    /// <param name="evidence">How it is known.</param>
    /// <param name="preprocessing">What it is.</param>
    public static string? Of(PreprocessingEvidence? evidence, Preprocessing preprocessing) => evidence == PreprocessingEvidence.Assumed
        ? $"the file does not tell how the network wants its pictures: they are given as {preprocessing}, "
            + "unless another preprocessing is chosen"
        : null;
}
