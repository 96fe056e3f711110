using System.Text.RegularExpressions;

namespace Pastiche.Backbones;

/// <summary>
/// The names that a family of files gives to the tensors of a VGG, with the order of their kernels' axes and the preprocessing of such
/// networks. A tensor's rank tells whether it is the kernel or the bias.
/// </summary>
/// <param name="Family">The family's name in messages.</param>
/// <param name="Place">The convolution that a tensor belongs to, as <paramref name="At"/> names it; null for other tensors.</param>
/// <param name="At">The name of a convolution.</param>
/// <param name="ChannelsLast">Whether kernels are [height, width, in, out] instead of [out, in, height, width].</param>
/// <param name="Preprocessing">The preprocessing of such networks.</param>
/// <param name="Evidence">The evidence for it; null if networks of other kinds have the same names.</param>
internal sealed partial record VggNaming(
    string Family,
    Func<string, string?> Place,
    Func<VggLayer, string> At,
    bool ChannelsLast,
    Preprocessing Preprocessing,
    PreprocessingEvidence? Evidence)
{
    /// <summary>The name of a layer before the first convolution that preprocesses the picture.</summary>
    public const string ColorLayer = "color";

    private static readonly Preprocessing Torch = Preprocessing.Of(PreprocessingKind.Torch);

    private static readonly Preprocessing Caffe = Preprocessing.Of(PreprocessingKind.Caffe);

    /// <summary>Caffe's preprocessing in RGB, for conversions that reversed the first kernels.</summary>
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
    /// Whether a tensor with four axes is outside of the network's features: timm's classifiers are convolutions, and so are LPIPS'
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

    /// <summary>The names in D. Frossard's vgg16_weights.npz.</summary>
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
