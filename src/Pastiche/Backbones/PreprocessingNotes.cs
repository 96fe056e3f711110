namespace Pastiche.Backbones;

/// <summary>The remark on a network's preprocessing.</summary>
internal static class PreprocessingNotes
{
    /// <summary>Composes the remark, a sentence without its full stop, if the preprocessing may be wrong; null if it is known.</summary>
    /// <param name="evidence">How it is known.</param>
    /// <param name="preprocessing">The preprocessing.</param>
    public static string? Of(PreprocessingEvidence? evidence, Preprocessing preprocessing) => evidence == PreprocessingEvidence.Assumed
        ? $"the file does not tell how the network wants its pictures: they are given as {preprocessing}, "
            + "unless another preprocessing is chosen"
        : null;
}
