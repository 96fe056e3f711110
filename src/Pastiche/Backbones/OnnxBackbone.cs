using System.Security.Cryptography;
using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;

namespace Pastiche.Backbones;

/// <summary>Makes a backbone from a convolutional network in ONNX form.</summary>
internal static class OnnxBackbone
{
    /// <summary>Any size will do to learn the layers' channels and strides; this is the one ImageNet networks are trained at.</summary>
    private const int NominalSide = 224;

    /// <summary>
    /// Takes any convolutional network. Its layers are called <c>stride4_1</c>, <c>stride4_2</c> … by the pixels from one position to the next and
    /// the order in the file; its classifier is dropped, and so is what cannot be read or differentiated.
    /// </summary>
    /// <param name="path">The ONNX file, for messages.</param>
    /// <param name="model">What is in it.</param>
    /// <param name="checksum">Its SHA-256.</param>
    /// <param name="options">How to use it.</param>
    /// <param name="name">The backbone's name.</param>
    /// <exception cref="PasticheException">It is no convolutional network for pictures.</exception>
    public static Backbone Create(string path, OnnxModel model, string checksum, BackboneOptions options, string name = "onnx")
    {
        try
        {
            return Create(path, name, checksum, model, options);
        }
        catch (GraphException problem)
        {
            throw new PasticheException(problem.Message, problem);
        }
    }

    /// <summary>Reads a network that fits pictures of any size as far as the layers need it.</summary>
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
        var network = new OnnxNetwork(
            new OnnxModel(model, name), new ImageLayout(ChannelsLast: false), preprocessing, PoolingKind.Max,
            layers.ToDictionary(layer => layer.Name, layer => layer.Tensor));
        var graph = network.Read([1, 3, NominalSide, NominalSide], [.. layers.Select(layer => layer.Name)]);
        return new Backbone(
            name, Convert.ToHexStringLower(SHA256.HashData(model)), graph, [.. layers.Select(layer => Describe(layer.Name, layer.Tensor, graph.Outputs[layer.Name].Shape))],
            contentLayers, styleLayers)
        {
            FeatureScale = preprocessing.FeatureScale,
            Given = preprocessing,
        };
    }

    private static Backbone Create(string path, string name, string checksum, OnnxModel model, BackboneOptions options)
    {
        var (layout, found) = Look(path, model);
        if (found.Maps.Count == 0) throw Errors.NoImageNetwork(path, Missing(found));
        var part = model.Part([.. found.Maps.Select(map => map.Tensor)]);
        RequireFinite(path, part);
        var own = OwnPreprocessing.Of(found.Entry, model.Inputs[0].IsBytes);
        var chosen = options.Preprocessing ?? PreprocessingMetadata.Read(path, model.Metadata);
        var evidence = EvidenceOf(model, options, own);
        // Most networks in ONNX form were exported from PyTorch.
        var preprocessing = chosen ?? own.Preprocessing ?? Preprocessing.Of(PreprocessingKind.Torch);
        (Layer Layer, bool EndsBlock, bool IsImage)[] layers = [.. found.Maps
            .GroupBy(map => map.Stride)
            .SelectMany(stride => stride.Select((map, i) => (Map: map, Name: $"stride{map.Stride}_{i + 1}")))
            .Select(named => (
                new Layer(named.Name, named.Map.Tensor, named.Map.Channels, named.Map.Stride), named.Map.EndsBlock, named.Map.IsImage))];
        // A network may hold nothing else.
        var measured = layers.Where(layer => !layer.IsImage || !found.AnySeen);
        (Layer, bool)[] seen = [.. measured.Select(layer => (layer.Layer, layer.EndsBlock))];
        var network = new OnnxNetwork(
            part, layout, preprocessing, options.Pooling, layers.ToDictionary(layer => layer.Layer.Name, layer => layer.Layer.Tensor));
        return new Backbone(
            name, checksum, network.Read, [.. layers.Select(layer => layer.Layer)], DefaultLayers.Content(seen), DefaultLayers.Style(seen))
        {
            FeatureScale = (float)(preprocessing.FeatureScale / own.Gain),
            Options = options with { Preprocessing = chosen is null && own.TakesColors ? null : preprocessing, Evidence = evidence },
            Given = preprocessing,
            Blocked = found.Blocked,
            Notes = [.. OnnxNotes.Of(
                model, part, found, evidence is PreprocessingEvidence.Given or PreprocessingEvidence.Metadata ? null : own.Doubt)],
        };
    }

    private static PreprocessingEvidence EvidenceOf(OnnxModel model, BackboneOptions options, OwnPreprocessing own) =>
        options.Preprocessing is not null ? options.Evidence ?? PreprocessingEvidence.Given
        : model.Metadata.ContainsKey(PreprocessingMetadata.Key) ? PreprocessingEvidence.Metadata
        : own.Preprocessing is not null ? PreprocessingEvidence.Network
        : PreprocessingEvidence.Assumed;

    /// <summary>
    /// Where the file does not tell whether channels are first or last, the way tells in which there is something to see.
    /// </summary>
    private static (ImageLayout Layout, FeatureMaps Found) Look(string path, OnnxModel model)
    {
        var first = new ImageLayout(ChannelsLast: false);
        var stated = StatedLayout(path, model);
        var found = FeatureMaps.Find(model, stated ?? first);
        if (stated is not null || found.AnySeen) return (stated ?? first, found);
        var last = new ImageLayout(ChannelsLast: true);
        return FeatureMaps.Find(model, last) is { AnySeen: true } seen ? (last, seen) : (first, found);
    }

    /// <summary>How the picture lies in memory, by the shape that the file states; null where it leaves the channels open.</summary>
    private static ImageLayout? StatedLayout(string path, OnnxModel model)
    {
        if (model.Inputs.Count != 1)
            throw Errors.NoImageNetwork(path, $"it has {model.Inputs.Count} inputs ({string.Join(", ", model.Inputs.Take(4).Select(input => input.Name))}); expected one, the picture");
        if (model.Inputs[0] is not { Sizes: { } sizes, Name: var name }) return null;
        var stated = $"its input {name} is [{string.Join(", ", sizes.Select(size => size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))}]";
        if (sizes.Count != 4) throw Errors.NoImageNetwork(path, $"{stated}; expected [1, 3, height, width]");
        if (sizes[1] == Image.Channels) return new ImageLayout(ChannelsLast: false);
        if (sizes[3] == Image.Channels) return new ImageLayout(ChannelsLast: true);
        if (sizes[1] is { } channels && sizes[3] is not null)
            throw Errors.NoImageNetwork(path, $"{stated}, with {channels} channels; expected 3, red, green and blue");
        return null;
    }

    /// <summary>A network with a broken weight would see nothing, or the same in every picture.</summary>
    private static void RequireFinite(string path, OnnxModel part)
    {
        foreach (var (name, shape) in part.Tensors)
        {
            // A single number may be a bound that is none.
            if (shape.Size == 1) continue;
            foreach (var element in part.FindTensor(name)!.Elements)
            {
                if (!float.IsFinite(element))
                    throw Errors.UnreadableTensor(path, name, "it holds what is no finite 32-bit float; take weights of a trained network");
            }
        }
    }

    private static string Missing(FeatureMaps found) =>
        found.Blocked.Count > 0 ? $"{found.Blocked[0].Description}, and nothing before it can be measured"
        : found.Graph.Nodes.Any(node => node.Op == Op.Conv) ? "none of its feature maps follows the picture's size"
        : "it has no convolution";

    private static Layer Describe(string name, string tensor, Shape features) => new(name, tensor, features[1], NominalSide / features[2]);
}
