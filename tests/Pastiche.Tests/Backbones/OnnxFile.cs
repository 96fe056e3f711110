using System.Security.Cryptography;
using Pastiche.Backbones;
using Pastiche.Weights;

namespace Pastiche.Tests.Backbones;

/// <summary>Opens an ONNX file by its graph, even where its tensors are named as those of a VGG.</summary>
internal static class OnnxFile
{
    public static Backbone Open(string path, BackboneOptions options)
    {
        using var file = (OnnxWeights)WeightsFile.Open(path);
        return OnnxBackbone.Create(path, file.Model, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), options);
    }
}
