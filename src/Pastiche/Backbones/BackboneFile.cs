using Pastiche.Backbones;
using Pastiche.Graphs.Onnx;
using Pastiche.Weights;

namespace Pastiche;

public sealed partial class Backbone
{
    /// <summary>
    /// Opens a file with a network: weights of VGG-16 or VGG-19 as ONNX, safetensors, PyTorch .pth, Keras .h5 or NumPy .npz, or any
    /// convolutional network as ONNX with its graph.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="PasticheException">The file cannot be read, or is no such network; the message says what was expected.</exception>
    public static Backbone Open(string path, BackboneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Open(path, options ?? BackboneOptions.Default, null);
    }

    /// <summary>
    /// Opens a network in a stream, as from a file; an ONNX model must have all of its tensors inside. The stream is read from its
    /// position to its end, at most 2 GB, into memory.
    /// </summary>
    /// <param name="stream">The bytes of a file. It stays open.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="PasticheException">It is no such network, or over 2 GB; the message says what was expected.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Backbone Open(Stream stream, BackboneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = WholeStream.Read(
            stream, Array.MaxLength, () => Errors.UnreadableNetwork(WholeStream.Name, "it is over 2 GB; save it as a file"));
        var checksum = Sha256.Of(content);
        content.Position = 0;
        using var file = WeightsFile.OpenStream(WholeStream.Name, content);
        return Create(file, checksum, options ?? BackboneOptions.Default, null);
    }

    /// <summary>Opens a network under a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The options.</param>
    /// <param name="name">The name in recipes; null for the architecture's name, or "onnx".</param>
    internal static Backbone Open(string path, BackboneOptions options, string? name)
    {
        using var file = WeightsFile.Open(path);
        return Create(file, ChecksumOf(path, (file as OnnxWeights)?.Model), options, name);
    }

    private static Backbone Create(WeightsFile file, string checksum, BackboneOptions options, string? name)
    {
        // Unknown weights are read as those of a VGG, whose error says best what was expected.
        if (file is OnnxWeights onnx && !VggWeights.Recognizes(file))
            return OnnxBackbone.Create(file.Path, onnx.Model, checksum, options, name ?? "onnx");
        var weights = VggWeights.Read(file, options.Preprocessing, new WeightsOrigin(Path.GetFileName(file.Path), checksum));
        return Vgg.Create(name ?? weights.Architecture, checksum, weights, options);
    }

    /// <summary>
    /// The checksum of the file; for a model with external tensors, that of the model with all of them inside, as a store keeps it.
    /// </summary>
    private static string ChecksumOf(string path, OnnxModel? model)
    {
        if (model is { ExternalBytes: > 0 })
        {
            return Sha256.Of(model.Write);
        }

        try
        {
            using var stream = File.OpenRead(path);
            return Sha256.Of(stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableNetwork(path, Errors.Reason(problem), problem);
        }
    }
}
