namespace Pastiche.Cli.Commands.Models;

/// <summary>Describes the preprocessing of a network in words.</summary>
internal static class PreprocessingReport
{
    /// <summary>The preprocessing and its evidence.</summary>
    public static string Of(Backbone backbone) => (backbone.Options.Preprocessing, backbone.Options.Evidence) switch
    {
        (null, _) => $"{backbone.Given}; it normalises them itself",
        ({ } given, PreprocessingEvidence.Given) => $"{given}, as given",
        ({ } stated, PreprocessingEvidence.Metadata) => $"{stated}, as its metadata states",
        ({ } known, PreprocessingEvidence.KnownFile) => $"{known}, as a known file",
        ({ } named, PreprocessingEvidence.TensorNames) => $"{named}, as the names of its tensors tell",
        ({ } shown, PreprocessingEvidence.Network) => $"{shown}, as its first layers tell",
        ({ } assumed, _) => $"{assumed}, assumed: the file does not tell; --preprocess decides",
    };
}
