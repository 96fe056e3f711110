using System.Text.RegularExpressions;
using Pastiche.Graphs;
using Pastiche.Weights;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Pastiche.Backbones;

/// <summary>
/// The convolutions of a VGG from any format of file: kernels [out, in, 3, 3] and biases [out] by layer name (conv1_1 …).
/// </summary>
internal sealed partial record VggWeights
{
    private const string ArchitectureKey = "architecture";

    /// <summary>A side that is still positive after five poolings.</summary>
    private const int SmallSide = 64;

    /// <summary>The architecture: vgg16 or vgg19.</summary>
    public required string Architecture { get; init; }

    /// <summary>The preprocessing of the network's pictures.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>The evidence for it.</summary>
    public required PreprocessingEvidence Evidence { get; init; }

    /// <summary>The convolutions from shallow to deep.</summary>
    public required IReadOnlyList<VggConvolution> Convolutions { get; init; }

    /// <summary>
    /// Whether a file has the names of a VGG, so that <see cref="Read"/> applies. An ONNX file also has a graph, which serves for any
    /// network; it is read as a VGG only if everything fits and the graph does nothing to the picture before the first convolution.
    /// </summary>
    public static bool Recognizes(WeightsFile file) =>
        VggMatch.Best(file) is { } match && (file.Format != OnnxWeights.FormatName || (match.Problem is null && !Prepares(file)));

    /// <summary>Reads the convolutions of a file; a classifier is ignored.</summary>
    /// <param name="file">The file.</param>
    /// <param name="preprocessing">The preprocessing, whatever the file tells; null to infer it.</param>
    /// <param name="origin">The file's origin; null if only its name is known.</param>
    /// <exception cref="PasticheException">A tensor is missing, unexpected, of the wrong shape or not finite.</exception>
    public static VggWeights Read(WeightsFile file, Preprocessing? preprocessing = null, WeightsOrigin? origin = null)
    {
        if (BatchNormalized(file)) throw Errors.BatchNormalizedWeights(file.Path);
        var match = VggMatch.Best(file) ?? InOrder(file);
        if (match.Problem is not null) throw Errors.WrongVgg(file.Path, match.Architecture.Name, match.Problem);
        var (known, evidence) = preprocessing is null
            ? VggPreprocessing.Find(file, match.Naming, origin ?? new WeightsOrigin(Path.GetFileName(file.Path), null))
            : new KnownPreprocessing(preprocessing, PreprocessingEvidence.Given);
        return new VggWeights
        {
            Architecture = match.Architecture.Name,
            Preprocessing = known,
            Evidence = evidence,
            Convolutions =
            [
                .. match.Found.Select(found => new VggConvolution(
                    found.Layer.Name,
                    OutputsFirst(Finite(file, found.Kernel.Name), match.Naming.ChannelsLast),
                    Finite(file, found.Bias.Name))),
            ],
        };
    }

    /// <summary>
    /// Writes the convolutions as safetensors named conv1_1.weight, conv1_1.bias …, with metadata "architecture" and "preprocessing",
    /// which <see cref="Read"/> understands.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="half">Whether to write 16-bit floats.</param>
    /// <exception cref="PasticheException">A weight is beyond the range of 16-bit floats.</exception>
    public void Save(string path, bool half)
    {
        (string Name, Tensor Tensor)[] tensors = [.. Convolutions.SelectMany(convolution => ((string, Tensor)[])
            [($"{convolution.Layer}.weight", convolution.Kernel), ($"{convolution.Layer}.bias", convolution.Bias)])];
        if (half && Array.Find(tensors, tensor => IsBeyondHalf(tensor.Tensor)) is { Name: { } name }) throw Errors.BeyondHalf(name);
        var metadata = new Dictionary<string, string>
        {
            [ArchitectureKey] = Architecture,
            [PreprocessingMetadata.Key] = Preprocessing.Kind is { } kind ? $"{kind}" : $"{Preprocessing}",
        };
        SafetensorsWriter.Write(path, tensors, metadata, half);
    }

    private static bool IsBeyondHalf(Tensor tensor) => Math.Abs(TensorPrimitives.MaxMagnitude(tensor.Elements)) > (float)Half.MaxValue;

    /// <summary>Whether the graph in a file does more to the picture than convolutions, as a network that normalizes it itself.</summary>
    private static bool Prepares(WeightsFile file)
    {
        if (file is not OnnxWeights { Model: { Inputs.Count: 1 } model }) return false;
        var graph = model.ReadPartially([1, Image.Channels, SmallSide, SmallSide]).Graph;
        return graph.Users()[graph.Inputs[0]].Any(node => node.Op != Op.Conv);
    }

    /// <summary>Matches the file by the order and the shapes of its tensors.</summary>
    private static VggMatch InOrder(WeightsFile file)
    {
        var order = VggOrder.Of(file);
        if (order is null && file.Tensors.FirstOrDefault(tensor => Keras3().IsMatch(tensor.Name)) is { } variable)
            throw Errors.NoVggOfKeras3(file.Path, variable.Name);
        if (order is null) throw Errors.NoVgg(file.Path, file.Tensors.Take(3).Select(tensor => tensor.Name));
        var readings = order.Readings();
        if (readings.Count != 1) throw Errors.UnclearVgg(file.Path, [.. order.Widths], readings.Count > 1);
        return readings[0];
    }

    /// <summary>Reads a tensor and refuses it if it is not finite; 64-bit floats may be beyond 32 bits.</summary>
    private static Tensor Finite(WeightsFile file, string name)
    {
        var tensor = file.Read(name);
        foreach (var element in tensor.Elements)
        {
            if (!float.IsFinite(element)) throw Errors.NotFinite(file.Path, name);
        }

        return tensor;
    }

    private static bool BatchNormalized(WeightsFile file) => file.Tensors.Any(tensor => FirstNormalization().IsMatch(tensor.Name));

    /// <summary>Reorders [height, width, in, out] to [out, in, height, width].</summary>
    private static Tensor OutputsFirst(Tensor kernel, bool channelsLast)
    {
        if (!channelsLast) return kernel;
        var (taps, inputs, outputs) = (kernel.Shape[0] * kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        var elements = new float[kernel.Elements.Length];
        for (var tap = 0; tap < taps; tap++)
        {
            for (var i = 0; i < inputs; i++)
            {
                for (var o = 0; o < outputs; o++)
                    elements[(((o * inputs) + i) * taps) + tap] = kernel.Elements[(((tap * inputs) + i) * outputs) + o];
            }
        }

        return new Tensor([outputs, inputs, kernel.Shape[0], kernel.Shape[1]], elements);
    }

    [GeneratedRegex(@"(^|/)vars/\d+$")]
    private static partial Regex Keras3();

    [GeneratedRegex(@"(^|features\.)1\.running_mean$")]
    private static partial Regex FirstNormalization();
}
