using System.Security.Cryptography;
using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Passes;

namespace Pastiche.Backbones;

/// <summary>Makes a backbone from a convolutional network in ONNX form.</summary>
internal static class OnnxBackbone
{
    /// <summary>Any size will do to learn the layers' channels and strides; this is the one ImageNet networks are trained at.</summary>
    private const int NominalSide = 224;

    /// <summary>Reads the network as far as the layers need it.</summary>
    /// <param name="name">The backbone's name.</param>
    /// <param name="model">The ONNX file's bytes.</param>
    /// <param name="preprocessing">How the network wants its pictures.</param>
    /// <param name="layers">Names of layers with the names of their tensors, from shallow to deep.</param>
    /// <param name="contentLayers">Where content is measured by default.</param>
    /// <param name="styleLayers">Where style is measured by default.</param>
    public static Backbone Read(
        string name, ReadOnlySpan<byte> model, Preprocessing preprocessing, IReadOnlyList<(string Name, string Tensor)> layers,
        ValueList<LayerWeight> contentLayers, ValueList<LayerWeight> styleLayers)
    {
        Shape nominal = [1, 3, NominalSide, NominalSide];
        var read = OnnxReader.Read(model, name, nominal, [.. layers.Select(layer => layer.Tensor)]);
        var network = new Graph(name);
        var input = preprocessing.Apply(network, network.Input(Backbone.ImageInput, nominal));
        var features = network.Inline(read, new Dictionary<string, Value> { [Graph.NameOf(read.Inputs[0])] = input });
        foreach (var layer in layers) network.Output(layer.Name, features[layer.Tensor]);
        return new Backbone(
            name, Convert.ToHexStringLower(SHA256.HashData(model)), FoldPointwiseConv.Apply(FoldBatchNorm.Apply(network)),
            [.. layers.Select(layer => Describe(layer.Name, layer.Tensor, features[layer.Tensor].Shape))], contentLayers, styleLayers);
    }

    private static Layer Describe(string name, string tensor, Shape features) => new(name, tensor, features[1], NominalSide / features[2]);
}
