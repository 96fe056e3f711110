using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using static System.FormattableString;

namespace Pastiche.Backbones;

/// <summary>Creates backbones from convolutional networks in ONNX form.</summary>
internal static class OnnxBackbone
{
    /// <summary>The size at which channels and strides are read; any would do, and ImageNet networks are trained at this one.</summary>
    private const int NominalSide = 224;

    /// <summary>
    /// Creates a backbone from any convolutional network. Its layers are called <c>stride4_1</c>, <c>stride4_2</c> … by their stride and
    /// their order in the file; the classifier is dropped, and so is what cannot be read or differentiated.
    /// </summary>
    /// <param name="path">The ONNX file, for messages.</param>
    /// <param name="model">The model in it.</param>
    /// <param name="checksum">Its SHA-256.</param>
    /// <param name="options">How to use it.</param>
    /// <param name="name">The backbone's name.</param>
    /// <exception cref="PasticheException">It is not a convolutional image network.</exception>
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

    /// <summary>Reads a network that takes pictures of any size up to the deepest of some layers.</summary>
    /// <param name="name">The backbone's name.</param>
    /// <param name="model">The ONNX file's bytes.</param>
    /// <param name="preprocessing">The preprocessing of its pictures.</param>
    /// <param name="layers">The names of layers and of their tensors, from shallow to deep.</param>
    /// <param name="defaults">The layers that are measured by default.</param>
    public static Backbone Read(
        string name, ReadOnlySpan<byte> model, Preprocessing preprocessing, IReadOnlyList<(string Name, string Tensor)> layers,
        DefaultLayers defaults)
    {
        var network = new OnnxNetwork(
            new OnnxModel(model, name), new ImageLayout(ChannelsLast: false), preprocessing, PoolingKind.Max,
            layers.ToDictionary(layer => layer.Name, layer => layer.Tensor));
        var graph = network.Read([1, 3, NominalSide, NominalSide], [.. layers.Select(layer => layer.Name)]);
        Layer[] described = [.. layers.Select(layer => Describe(layer.Name, layer.Tensor, graph.Outputs[layer.Name].Shape))];
        return new Backbone(name, Sha256.Of(model), graph, described, defaults)
        {
            FeatureScale = preprocessing.FeatureScale,
            Given = preprocessing,
        };
    }

    private static Backbone Create(string path, string name, string checksum, OnnxModel model, BackboneOptions options)
    {
        var (layout, found) = Look(path, model);
        if (found.Candidates.Count == 0) throw Errors.NoImageNetwork(path, Missing(found));
        var part = model.Part([.. found.Candidates.Select(candidate => candidate.Tensor)]);
        RequireFinite(path, part);
        var own = OwnPreprocessing.Of(found.Entry, model.Inputs[0].IsBytes);
        var chosen = options.Preprocessing ?? PreprocessingMetadata.Read(path, model.Metadata);
        var evidence = EvidenceOf(model, options, own);
        // Most networks in ONNX form were exported from PyTorch.
        var preprocessing = chosen ?? own.Preprocessing ?? Preprocessing.Of(PreprocessingKind.Torch);
        (Layer Layer, bool EndsBlock, bool IsImage)[] layers = [.. found.Candidates
            .GroupBy(candidate => candidate.Stride)
            .SelectMany(stride => stride.Select((candidate, i) => (
                new Layer($"stride{candidate.Stride}_{i + 1}", candidate.Tensor, candidate.Channels, candidate.Stride),
                candidate.EndsBlock,
                candidate.IsImage)))];
        // Unless there is nothing else.
        var measured = layers.Where(layer => !layer.IsImage || !found.HasFeatures);
        (Layer, bool)[] seen = [.. measured.Select(layer => (layer.Layer, layer.EndsBlock))];
        var network = new OnnxNetwork(
            part, layout, preprocessing, options.Pooling, layers.ToDictionary(layer => layer.Layer.Name, layer => layer.Layer.Tensor));
        return new Backbone(name, checksum, network.Read, [.. layers.Select(layer => layer.Layer)], DefaultLayers.Choose(seen))
        {
            FeatureScale = (float)(preprocessing.FeatureScale / own.Gain),
            Options = options with { Preprocessing = chosen is null && own.TakesColors ? null : preprocessing, Evidence = evidence },
            Given = preprocessing,
            Unsupported = found.Unsupported,
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
    /// Finds the layout and the layers; if the file does not state whether channels come first or last, the layout in which there are
    /// features.
    /// </summary>
    private static (ImageLayout Layout, MeasurableLayers Found) Look(string path, OnnxModel model)
    {
        var first = new ImageLayout(ChannelsLast: false);
        var stated = StatedLayout(path, model);
        var found = MeasurableLayers.Find(model, stated ?? first);
        if (stated is not null || found.HasFeatures) return (stated ?? first, found);
        var last = new ImageLayout(ChannelsLast: true);
        return MeasurableLayers.Find(model, last) is { HasFeatures: true } seen ? (last, seen) : (first, found);
    }

    /// <summary>The layout by the input's shape in the file; null where that leaves the channels open.</summary>
    private static ImageLayout? StatedLayout(string path, OnnxModel model)
    {
        if (model.Inputs.Count != 1)
        {
            var names = string.Join(", ", model.Inputs.Take(4).Select(input => input.Name));
            throw Errors.NoImageNetwork(path, $"it has {model.Inputs.Count} inputs ({names}); expected one, the picture");
        }

        if (model.Inputs[0] is not { Sizes: { } sizes, Name: var name }) return null;
        var stated = $"its input {name} is [{string.Join(", ", sizes.Select(size => size is null ? "?" : Invariant($"{size}")))}]";
        if (sizes.Count != 4) throw Errors.NoImageNetwork(path, $"{stated}; expected [1, 3, height, width]");
        if (sizes[1] == Image.Channels) return new ImageLayout(ChannelsLast: false);
        if (sizes[3] == Image.Channels) return new ImageLayout(ChannelsLast: true);
        if (sizes[1] is { } channels && sizes[3] is not null)
            throw Errors.NoImageNetwork(path, $"{stated}, with {channels} channels; expected 3, red, green and blue");
        return null;
    }

    /// <summary>Refuses a network with a weight that is not finite: its features would be undefined.</summary>
    private static void RequireFinite(string path, OnnxModel part)
    {
        foreach (var (name, shape) in part.Tensors)
        {
            // A single number may be an infinite bound of Clip.
            if (shape.Size == 1) continue;
            foreach (var element in part.FindTensor(name)!.Elements)
            {
                if (!float.IsFinite(element)) throw Errors.NotFinite(path, name);
            }
        }
    }

    private static string Missing(MeasurableLayers found) =>
        found.Unsupported.Count > 0 ? $"{found.Unsupported[0].Description}, and nothing before it can be measured"
        : found.Graph.Nodes.Any(node => node.Op == Op.Conv) ? "none of its feature maps follows the picture's size"
        : "it has no convolution";

    private static Layer Describe(string name, string tensor, Shape features) => new(name, tensor, features[1], NominalSide / features[2]);
}
