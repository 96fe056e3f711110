using System.Security.Cryptography;
using Pastiche.Backbones;
using Pastiche.Graphs.Onnx;
using Pastiche.Weights;

namespace Pastiche;

public sealed partial class Backbone
{
    /// <summary>
    /// Opens a network: weights of VGG-16 or VGG-19 as ONNX, safetensors, PyTorch .pth, Keras .h5 or NumPy .npz, or any other
    /// convolutional network as an ONNX file with its graph. The format is told by the content, not by the name; nothing in the file is executed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to use it; null for the defaults.</param>
    /// <exception cref="PasticheException">The file cannot be read, or is no such network; the message says what was expected.</exception>
    public static Backbone Open(string path, BackboneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Open(path, options ?? BackboneOptions.Default, null);
    }

    /// <summary>Opens a network under a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to use it.</param>
    /// <param name="name">What recipes call it; null for the architecture's name, or "onnx".</param>
    internal static Backbone Open(string path, BackboneOptions options, string? name)
    {
        using var file = WeightsFile.Open(path);
        var checksum = ChecksumOf(path, (file as OnnxWeights)?.Model);
        // Other weights are refused by reading them as those of a VGG, which says best what was expected.
        if (file is OnnxWeights onnx && !VggWeights.Recognizes(file))
            return OnnxBackbone.Create(path, onnx.Model, checksum, options, name ?? "onnx");
        var weights = VggWeights.Read(file, options.Preprocessing, new WeightsOrigin(Path.GetFileName(path), checksum));
        return Vgg.Create(name ?? weights.Architecture, checksum, weights, options);
    }

    /// <summary>
    /// Of the file; of one that keeps tensors in others, as it would be with all of them inside, which is how a store keeps it.
    /// </summary>
    private static string ChecksumOf(string path, OnnxModel? model)
    {
        if (model is { ExternalBytes: > 0 })
        {
            using var sha256 = SHA256.Create();
            using var hashing = new CryptoStream(Stream.Null, sha256, CryptoStreamMode.Write);
            model.Write(hashing);
            hashing.FlushFinalBlock();
            return Convert.ToHexStringLower(sha256.Hash!);
        }

        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableNetwork(path, Errors.Reason(problem), problem);
        }
    }
}
