using System.Text.RegularExpressions;
using Pastiche.Graphs;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>
/// The convolutions of a VGG, whatever file they came from: kernels [out, in, 3, 3] and biases [out] by layer name (conv1_1 …).
/// </summary>
internal sealed partial record VggWeights
{
    private const string ArchitectureKey = "architecture";

    /// <summary>Five poolings leave something of it.</summary>
    private const int SmallSide = 64;

    /// <summary>vgg16 or vgg19.</summary>
    public required string Architecture { get; init; }

    /// <summary>How the network wants its pictures.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>How that is known.</summary>
    public required PreprocessingEvidence Evidence { get; init; }

    /// <summary>The convolutions from shallow to deep.</summary>
    public required IReadOnlyList<VggConvolution> Convolutions { get; init; }

    /// <summary>
    /// Whether the names in a file are those of a VGG, so that <see cref="Read"/> is to be asked. An ONNX file has a graph too, which does
    /// for any network, and so it is asked only where all fits, and where the graph does nothing to the picture before.
    /// </summary>
    public static bool Recognizes(WeightsFile file) =>
        VggMatch.Best(file) is { } match && (file.Format != OnnxWeights.FormatName || (match.Problem is null && !Prepares(file)));

    /// <summary>Takes the convolutions out of a file; the classifier, if any, is left alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="preprocessing">How the network wants its pictures, whatever the file tells; null for that.</param>
    /// <param name="origin">Where the file came from; null where only its name is known.</param>
    /// <exception cref="PasticheException">A tensor is missing, unexpected or misshapen, or holds what is no number.</exception>
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
                    found.Layer.Name, OutputsFirst(Finite(file, found.Kernel.Name), match.Naming.ChannelsLast), Finite(file, found.Bias.Name))),
            ],
        };
    }

    /// <summary>
    /// Writes them as safetensors named conv1_1.weight, conv1_1.bias …, with metadata "architecture" and "preprocessing", which
    /// <see cref="Read"/> understands.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="half">Whether as 16-bit floats.</param>
    /// <exception cref="PasticheException">16-bit floats do not reach as far as a weight.</exception>
    public void Save(string path, bool half)
    {
        (string Name, Tensor Tensor)[] tensors = [.. Convolutions.SelectMany(convolution => ((string, Tensor)[])
            [($"{convolution.Layer}.weight", convolution.Kernel), ($"{convolution.Layer}.bias", convolution.Bias)])];
        if (half && Array.Find(tensors, tensor => Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(tensor.Tensor.Elements)) > (float)Half.MaxValue) is { Name: { } name })
            throw Errors.BeyondHalf(name);
        var metadata = new Dictionary<string, string>
        {
            [ArchitectureKey] = Architecture,
            [PreprocessingMetadata.Key] = Preprocessing.Kind is { } kind ? $"{kind}" : $"{Preprocessing}",
        };
        SafetensorsWriter.Write(path, tensors, metadata, half);
    }

    /// <summary>
    /// Whether the graph in a file does something else to the picture than convolutions, as a network does that normalizes it itself.
    /// </summary>
    private static bool Prepares(WeightsFile file)
    {
        if (file is not OnnxWeights { Model: { Inputs.Count: 1 } model }) return false;
        var graph = model.ReadPartially([1, Image.Channels, SmallSide, SmallSide]).Graph;
        return graph.Users()[graph.Inputs[0]].Any(node => node.Op != Op.Conv);
    }

    /// <summary>Where names tell no layers, shapes may.</summary>
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

    /// <summary>A tensor; 64-bit floats may be beyond 32 bits.</summary>
    private static Tensor Finite(WeightsFile file, string name)
    {
        var tensor = file.Read(name);
        foreach (var element in tensor.Elements)
        {
            if (!float.IsFinite(element)) throw Errors.UnreadableTensor(file.Path, name, "it holds what is no finite 32-bit float; take weights of a trained network");
        }

        return tensor;
    }

    private static bool BatchNormalized(WeightsFile file) => file.Tensors.Any(tensor => FirstNormalization().IsMatch(tensor.Name));

    /// <summary>[height, width, in, out] as [out, in, height, width].</summary>
    private static Tensor OutputsFirst(Tensor kernel, bool channelsLast)
    {
        if (!channelsLast) return kernel;
        var (taps, inputs, outputs) = (kernel.Shape[0] * kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        var elements = new float[kernel.Elements.Length];
        for (var tap = 0; tap < taps; tap++)
            for (var i = 0; i < inputs; i++)
                for (var o = 0; o < outputs; o++) elements[(((o * inputs) + i) * taps) + tap] = kernel.Elements[(((tap * inputs) + i) * outputs) + o];

        return new Tensor([outputs, inputs, kernel.Shape[0], kernel.Shape[1]], elements);
    }

    [GeneratedRegex(@"(^|/)vars/\d+$")]
    private static partial Regex Keras3();

    [GeneratedRegex(@"(^|features\.)1\.running_mean$")]
    private static partial Regex FirstNormalization();
}
