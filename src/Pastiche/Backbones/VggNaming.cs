using System.Text.RegularExpressions;

namespace Pastiche.Backbones;

/// <summary>
/// How a family of files names the tensors of a VGG, in what order their kernels' axes are, and how networks of that family want their
/// pictures. Whether a tensor is the kernel or the bias its rank tells.
/// </summary>
/// <param name="Family">What messages call it.</param>
/// <param name="Place">Which convolution a tensor belongs to, as <paramref name="At"/> says it; null for others.</param>
/// <param name="At">What a convolution is called.</param>
/// <param name="ChannelsLast">Whether kernels are [height, width, in, out] instead of [out, in, height, width].</param>
/// <param name="Preprocessing">How such networks want their pictures.</param>
/// <param name="Evidence">How that is known; null where networks of other kinds have the same names.</param>
internal sealed partial record VggNaming(
    string Family,
    Func<string, string?> Place,
    Func<VggLayer, string> At,
    bool ChannelsLast,
    Preprocessing Preprocessing,
    PreprocessingEvidence? Evidence)
{
    /// <summary>The place of a layer before the first convolution that prepares the picture for it.</summary>
    public const string ColorLayer = "color";

    private static readonly Preprocessing Torch = Preprocessing.Of(PreprocessingKind.Torch);

    private static readonly Preprocessing Caffe = Preprocessing.Of(PreprocessingKind.Caffe);

    /// <summary>Caffe's with red first: who converted them turned the first kernels around.</summary>
    private static readonly Preprocessing RedFirst = new(Caffe.Mean, Caffe.Deviation, Caffe.Maximum);

    /// <summary>The families, the surer ones first.</summary>
    public static IReadOnlyList<VggNaming> All { get; } =
    [
        Of("Keras", Keras(), layer => $"{layer.Block}_conv{layer.Place}", Caffe, channelsLast: true),
        Of("Caffe2", Caffe2(), layer => $"{layer.Block}_{layer.Place}", Caffe),
        Of("Caffe", Oxford(), layer => $"{layer.Block}_{layer.Place}", Caffe),
        Of("TensorFlow", TensorFlow(), layer => $"{layer.Block}_{layer.Place}", RedFirst, channelsLast: true),
        Of("LPIPS", Lpips(), layer => $"{layer.Sequence}", Torch),
        Of("torchvision", Torchvision(), layer => $"{layer.Sequence}", Torch) with { Evidence = null },
        Of("MXNet", Mxnet(), layer => $"{layer.Ordinal}", Torch),
    ];

    /// <summary>
    /// Whether a tensor with four axes is not of the network's features: timm's classifiers are convolutions, and so are LPIPS'
    /// weights of channels.
    /// </summary>
    public static bool IsBeside(string tensor) => Beside().IsMatch(tensor);

    private static VggNaming Of(
        string family, Regex pattern, Func<VggLayer, string> at, Preprocessing preprocessing, bool channelsLast = false) =>
        new(
            family,
            tensor => pattern.Match(tensor) is { Success: true } match ? match.Groups["at"].Value : null,
            at,
            channelsLast,
            preprocessing,
            PreprocessingEvidence.TensorNames);

    [GeneratedRegex(@"(^|/)block(?<at>\d_conv\d+)/")]
    private static partial Regex Keras();

    [GeneratedRegex(@"^conv(?<at>\d_\d+)_[wb](_0)?$")]
    private static partial Regex Caffe2();

    [GeneratedRegex(@"(^|\.)conv(?<at>\d_\d+)\.(weight|bias)$")]
    private static partial Regex Oxford();

    /// <summary>Of D. Frossard's vgg16_weights.npz.</summary>
    [GeneratedRegex(@"^conv(?<at>\d_\d+)_[Wb]$")]
    private static partial Regex TensorFlow();

    [GeneratedRegex(@"(^|\.)slice\d\.(?<at>\d+)\.(weight|bias)$")]
    private static partial Regex Lpips();

    [GeneratedRegex(@"(^|\.)features\.(?<at>\d+)\.(weight|bias)$")]
    private static partial Regex Torchvision();

    [GeneratedRegex(@"^vgg\d*_conv(?<at>\d+)_(weight|bias)$")]
    private static partial Regex Mxnet();

    [GeneratedRegex(
        @"(^|[./_])(pre_logits|classifier|head|fc\d*|dense\d*|predictions|lins?\d*|scaling_layer"
        + @"|optimizer|optimizer_weights|seed_generator)([./_]|$)")]
    private static partial Regex Beside();
}
