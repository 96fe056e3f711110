using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Passes;

namespace Pastiche.Backbones;

/// <summary>
/// An ONNX model as a graph from a picture to layers, read again for each size, because shapes in the file may depend on it.
/// </summary>
/// <param name="Model">The model, whose one input is the picture.</param>
/// <param name="Layout">The memory layout of the picture.</param>
/// <param name="Preprocessing">The preprocessing of the picture.</param>
/// <param name="Pooling">The function that replaces its maximum pooling.</param>
/// <param name="Tensors">The names of tensors by names of layers.</param>
internal sealed record OnnxNetwork(
    OnnxModel Model, ImageLayout Layout, Preprocessing Preprocessing, PoolingKind Pooling, IReadOnlyDictionary<string, string> Tensors)
{
    /// <summary>Reads the network up to the deepest of some layers.</summary>
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
