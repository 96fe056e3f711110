using System.Text.RegularExpressions;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// Infers the preprocessing of a VGG. Torchvision trained VGGs anew, with other means and RGB; Oxford's, from Caffe, take BGR from 0 to
/// 255. Their shapes are equal and their weights of similar size, so that only names can tell.
/// </summary>
internal static partial class VggPreprocessing
{
    /// <summary>Infers the preprocessing from the metadata, then from the file's origin, then from its names.</summary>
    /// <param name="file">The file.</param>
    /// <param name="naming">How its tensors are named.</param>
    /// <param name="origin">The file's origin.</param>
    /// <exception cref="PasticheException">The metadata states an unknown preprocessing.</exception>
    public static KnownPreprocessing Find(WeightsFile file, VggNaming naming, WeightsOrigin origin)
    {
        if (PreprocessingMetadata.Read(file.Path, file.Metadata) is { } stated) return new(stated, PreprocessingEvidence.Metadata);
        if (naming.Evidence is { } certain) return new(naming.Preprocessing, certain);
        if (origin.Known is { } known) return new(known, PreprocessingEvidence.KnownFile);
        if (Classifier(file) is { } kind) return new(Preprocessing.Of(kind), PreprocessingEvidence.TensorNames);
        return new(naming.Preprocessing, PreprocessingEvidence.Assumed);
    }

    /// <summary>
    /// The kind by the classifier's names: torchvision's has its layers at 0, 3 and 6, timm's in pre_logits; J. Johnson's conversions
    /// from Caffe have them at 1, 4 and 6, each after its dropout.
    /// </summary>
    private static PreprocessingKind? Classifier(WeightsFile file)
    {
        string[] layers =
        [
            .. file.Tensors.Select(tensor => Layer().Match(tensor.Name))
                .Where(match => match.Success)
                .Select(match => match.Groups["at"].Value)
                .Distinct(),
        ];
        return layers.Any(layer => layer is "1" or "4") ? PreprocessingKind.Caffe : layers.Length > 0 ? PreprocessingKind.Torch : null;
    }

    [GeneratedRegex(@"(^|\.)(classifier\.(?<at>[01346])|pre_logits\.(?<at>fc[12]))\.weight$")]
    private static partial Regex Layer();
}
