namespace Pastiche.Cli.Commands.Models;

/// <summary>How a network wants its pictures, in words.</summary>
internal static class PreprocessingReport
{
    /// <summary>The preprocessing, and how it is known.</summary>
    /// <param name="preprocessing">Null where the network normalizes its pictures itself.</param>
    /// <param name="evidence">Null where it is not known how it is known.</param>
    public static string Of(Preprocessing? preprocessing, PreprocessingEvidence? evidence) => (preprocessing, evidence) switch
    {
        (null, _) => "as it normalises them itself",
        (_, PreprocessingEvidence.Given) => $"{preprocessing}, as given",
        (_, PreprocessingEvidence.Metadata) => $"{preprocessing}, as its metadata states",
        (_, PreprocessingEvidence.KnownFile) => $"{preprocessing}, as a known file",
        (_, PreprocessingEvidence.TensorNames) => $"{preprocessing}, as the names of its tensors tell",
        (_, PreprocessingEvidence.Network) => $"{preprocessing}, as its first layers tell",
        (_, PreprocessingEvidence.Assumed) => $"{preprocessing}, assumed: the file does not tell; --preprocess decides",
        _ => $"{preprocessing}",
    };

    /// <summary>What to do if what is assumed is wrong.</summary>
    /// <param name="name">The network's name in the store.</param>
    public static string Untold(string name) =>
        $"if that is not how {name} wants its pictures: pastiche models remove {name}, then import it again with --preprocess";
}
