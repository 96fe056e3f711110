using System.Text.RegularExpressions;

namespace Pastiche.Backbones;

/// <summary>
/// How a family of files names the tensors of a VGG, in what order their kernels' axes are, and how networks of that family want their
/// pictures. Whether a tensor is the kernel or the bias its rank tells.
/// </summary>
/// <param name="Family">What messages call it.</param>
/// <param name="Pattern">Matches names of convolutions' tensors; its group "at" says which convolution.</param>
/// <param name="At">What "at" is for a convolution.</param>
/// <param name="ChannelsLast">Whether kernels are [height, width, in, out] instead of [out, in, height, width].</param>
/// <param name="Preprocessing">How such networks want their pictures.</param>
internal sealed partial record VggNaming(
    string Family, Regex Pattern, Func<VggLayer, string> At, bool ChannelsLast, PreprocessingKind Preprocessing)
{
    /// <summary>The families, the surer ones first.</summary>
    public static IReadOnlyList<VggNaming> All { get; } =
    [
        new("Keras", Keras(), layer => $"{layer.Block}_conv{layer.Place}", true, PreprocessingKind.Caffe),
        new("Caffe2", Caffe2(), layer => $"{layer.Block}_{layer.Place}", false, PreprocessingKind.Caffe),
        new("Pastiche", Ours(), layer => $"{layer.Block}_{layer.Place}", false, PreprocessingKind.Torch),
        new("torchvision", Torchvision(), layer => $"{layer.Sequence}", false, PreprocessingKind.Torch),
        new("MXNet", Mxnet(), layer => $"{layer.Ordinal}", false, PreprocessingKind.Torch),
    ];

    /// <summary>Which convolution a tensor belongs to, as <see cref="At"/> says it; null for others.</summary>
    public string? Place(string tensor) => Pattern.Match(tensor) is { Success: true } match ? match.Groups["at"].Value : null;

    /// <summary>Whether a tensor with four axes belongs to a classifier: timm's are convolutions.</summary>
    public static bool IsClassifier(string tensor) => Classifier().IsMatch(tensor);

    [GeneratedRegex(@"(^|/)block(?<at>\d_conv\d+)/")]
    private static partial Regex Keras();

    [GeneratedRegex(@"^conv(?<at>\d_\d+)_[wb](_0)?$")]
    private static partial Regex Caffe2();

    [GeneratedRegex(@"(^|\.)conv(?<at>\d_\d+)\.(weight|bias)$")]
    private static partial Regex Ours();

    [GeneratedRegex(@"(^|\.)features\.(?<at>\d+)\.(weight|bias)$")]
    private static partial Regex Torchvision();

    [GeneratedRegex(@"^vgg\d*_conv(?<at>\d+)_(weight|bias)$")]
    private static partial Regex Mxnet();

    [GeneratedRegex(@"(^|[./_])(pre_logits|classifier|head|fc\d*|dense\d*|predictions)([./_]|$)")]
    private static partial Regex Classifier();
}
