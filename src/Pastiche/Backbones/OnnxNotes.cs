using Pastiche.Graphs.Onnx;
using static System.FormattableString;

namespace Pastiche.Backbones;

/// <summary>The remarks on a network in ONNX form.</summary>
internal static class OnnxNotes
{
    /// <summary>Composes the remarks, as sentences without their full stops.</summary>
    /// <param name="model">The whole file.</param>
    /// <param name="part">The part that is used.</param>
    /// <param name="found">The layers that can be measured.</param>
    /// <param name="doubt">What was assumed about its pictures; null if nothing was.</param>
    public static IEnumerable<string> Of(OnnxModel model, OnnxModel part, MeasurableLayers found, string? doubt)
    {
        if (doubt is not null) yield return doubt;
        if (model.OperatorSet > OnnxModel.NewestOperatorSet)
        {
            yield return Invariant($"the network is written for operator set {model.OperatorSet}, and the newest known here is ")
                + Invariant($"{OnnxModel.NewestOperatorSet}: operators that changed since are read as they were");
        }

        if (part.TrainingNodes is [var first, ..] nodes)
        {
            var where = nodes.Count == 1 ? $"node {first}" : Invariant($"{nodes.Count} nodes, {first} first");
            yield return $"batch normalisation is in the form for training ({where}): the mean and variance in the file are used, "
                + "as in the form for inference";
        }

        if (found.Unsupported is [var branch, ..]) yield return Used(model, part, branch);
    }

    private static string Used(OnnxModel model, OnnxModel part, UnsupportedBranch branch)
    {
        var share = model.Parameters > 0 ? (double)part.Parameters / model.Parameters : 1;
        return Invariant($"of the network, {part.Products} of {model.Products} convolutions and matrix products ")
            + Invariant($"with {part.Parameters:N0} of {model.Parameters:N0} parameters ({share:P2}) can be used: ")
            + $"{branch.Description}, which blocks the rest";
    }
}
