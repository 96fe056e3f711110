using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Passes;

namespace Pastiche.Backbones;

/// <summary>An ONNX model as a graph from a picture to layers. It is read anew for each size, since shapes in its file may depend on it.</summary>
/// <param name="Model">The model, whose one input is the picture.</param>
/// <param name="Layout">How that lies in memory.</param>
/// <param name="Preprocessing">How it wants its pictures.</param>
/// <param name="Pooling">What stands for its maximum pooling.</param>
/// <param name="Tensors">The names of layers with those of their tensors.</param>
internal sealed record OnnxNetwork(
    OnnxModel Model, ImageLayout Layout, Preprocessing Preprocessing, PoolingKind Pooling, IReadOnlyDictionary<string, string> Tensors)
{
    /// <summary>The network as far as some layers need it.</summary>
    /// <param name="image">[1, 3, height, width].</param>
    /// <param name="layers">Names of layers; the graph's outputs.</param>
    /// <exception cref="PasticheException">The picture is too small for those layers.</exception>
    public Graph Read(Shape image, IReadOnlyCollection<string> layers)
    {
        try
        {
            var read = Model.Read(Layout.Shape(image[2], image[3]), [.. layers.Select(layer => Tensors[layer]).Distinct()]);
            var network = new Graph(Model.Name);
            var input = Layout.Arrange(network, Preprocessing.Apply(network, network.Input(Backbone.ImageInput, image)));
            var features = network.Inline(read, new Dictionary<string, Value> { [Graph.NameOf(read.Inputs[0])] = input });
            foreach (var layer in layers) network.Output(layer, features[Tensors[layer]]);
            return FoldPointwiseConv.Apply(FoldBatchNorm.Apply(CancelTransposes.Apply(Pooled(network))));
        }
        catch (GraphException problem)
        {
            throw Errors.ImageDoesNotFit(Model.Name, image[3], image[2], problem);
        }
    }

    private Graph Pooled(Graph network) => Pooling switch
    {
        PoolingKind.Average => ReplaceMaxPool.Apply(network),
        PoolingKind.ScaledAverage => ReplaceMaxPool.Apply(network, 2),
        _ => network,
    };
}
