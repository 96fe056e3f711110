using System.Security.Cryptography;
using Pastiche.Backbones;
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
        options ??= BackboneOptions.Default;
        using var file = WeightsFile.Open(path);
        if (file.Format == OnnxWeights.FormatName && !VggWeights.Recognises(file)) return OnnxBackbone.Open(path, options);
        var weights = VggWeights.Read(file);
        using var bytes = File.OpenRead(path);
        return Vgg.Create(weights.Architecture, Convert.ToHexStringLower(SHA256.HashData(bytes)), weights, options);
    }
}
