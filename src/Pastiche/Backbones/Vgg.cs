using Pastiche.Graphs;
using Pastiche.Graphs.Passes;

namespace Pastiche.Backbones;

/// <summary>
/// VGG-16 and VGG-19 (Simonyan and Zisserman, ICLR 2015), built in code: 3×3 convolutions padded by 1, each followed by a ReLU, and a 2×2
/// pooling between blocks. Layers are measured after the ReLU, as in the paper of Gatys et al., or before it, as in conv4_2:pre.
/// </summary>
internal static class Vgg
{
    private const string Preactivation = ":pre";
    private const int NominalSide = 64;

    private static readonly string[] ContentLayers = ["conv4_2"];
    private static readonly string[] StyleLayers = ["conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"];

    /// <summary>Builds the network of some weights.</summary>
    /// <param name="name">The backbone's name.</param>
    /// <param name="checksum">The SHA-256 of the file they came from.</param>
    /// <param name="weights">The convolutions; layers that they lack are left out.</param>
    /// <param name="options">How to use it.</param>
    public static Backbone Create(string name, string checksum, VggWeights weights, BackboneOptions options)
    {
        options = options with
        {
            Preprocessing = options.Preprocessing ?? weights.Preprocessing,
            Evidence = options.Evidence ?? weights.Evidence,
        };
        var preprocessing = options.Preprocessing;
        var (graph, layers, preactivations) = Build(name, weights, preprocessing, options.Pooling);
        var defaults = new DefaultLayers(Present(ContentLayers, layers), Present(StyleLayers, layers));
        return new Backbone(name, checksum, FoldPointwiseConv.Apply(graph), layers, defaults)
        {
            FeatureScale = preprocessing.FeatureScale,
            Given = preprocessing,
            Preactivations = preactivations,
            Options = options,
            Notes = PreprocessingNotes.Of(options.Evidence, preprocessing) is { } note ? [note] : [],
        };
    }

    private static (Graph Graph, List<Layer> Layers, List<Layer> Preactivations) Build(
        string name, VggWeights weights, Preprocessing preprocessing, PoolingKind pooling)
    {
        var graph = new Graph(name);
        var features = preprocessing.Apply(graph, graph.Input(Backbone.ImageInput, [1, 3, NominalSide, NominalSide]));
        var (layers, preactivations) = (new List<Layer>(), new List<Layer>());
        var padded = ConvAttributes.Default with { Pads = [1, 1, 1, 1] };
        foreach (var (layer, kernel, bias) in weights.Convolutions)
        {
            if (layers.Count > 0 && layer[..^1] != layers[^1].Name[..^1]) features = Pool(graph, features, pooling);
            var response = graph.Conv(features, graph.Constant(kernel), graph.Constant(bias), padded);
            features = graph.Relu(response);
            graph.Output(layer, features);
            graph.Output(layer + Preactivation, response);
            layers.Add(new Layer(layer, layer, kernel.Shape[0], NominalSide / features.Shape[2]));
            preactivations.Add(layers[^1] with { Name = layer + Preactivation, Tensor = layer + Preactivation });
        }

        return (graph, layers, preactivations);
    }

    private static Value Pool(Graph graph, Value features, PoolingKind pooling)
    {
        var windows = new PoolAttributes([2, 2], [2, 2], [0, 0, 0, 0], false);
        if (pooling == PoolingKind.Max) return graph.MaxPool(features, windows).Largest;
        var mean = graph.AveragePool(features, windows);
        return pooling == PoolingKind.Average ? mean : graph.Mul(mean, graph.Scalar(2));
    }

    /// <summary>Those of some layers that the weights have; the deepest layer if they have none.</summary>
    private static ValueList<LayerWeight> Present(string[] wanted, List<Layer> layers)
    {
        ValueList<LayerWeight> present =
            [.. wanted.Where(name => layers.Exists(layer => layer.Name == name)).Select(name => new LayerWeight(name))];
        return present.Count > 0 ? present : [new LayerWeight(layers[^1].Name)];
    }
}
