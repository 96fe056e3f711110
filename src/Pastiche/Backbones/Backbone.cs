using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Graphs.Passes;

namespace Pastiche;

/// <summary>
/// A convolutional network trained to recognise things, frozen and used as a measuring instrument: its layers, how it wants its
/// pictures, and where its weights come from.
/// </summary>
public sealed partial class Backbone
{
    /// <summary>The name of the network's input: a picture [1, 3, height, width], RGB from 0 to 1.</summary>
    internal const string ImageInput = "image";

    private readonly Func<Shape, IReadOnlyCollection<string>, Graph> _network;
    private Backbone? _wrapped;

    /// <summary>Wraps a network that fits pictures of any size and whose outputs have the names of the layers.</summary>
    internal Backbone(
        string name, string checksum, Graph network, IReadOnlyList<Layer> layers, ValueList<LayerWeight> contentLayers, ValueList<LayerWeight> styleLayers)
        : this(name, checksum, (_, wanted) => Prune.Apply(network, wanted), layers, contentLayers, styleLayers)
    {
    }

    /// <summary>Wraps a network that is made anew for each size: given a picture's shape and names of layers, a graph with those outputs.</summary>
    internal Backbone(
        string name, string checksum, Func<Shape, IReadOnlyCollection<string>, Graph> network, IReadOnlyList<Layer> layers,
        ValueList<LayerWeight> contentLayers, ValueList<LayerWeight> styleLayers)
    {
        Name = name;
        Checksum = checksum;
        _network = network;
        Layers = layers;
        ContentLayers = contentLayers;
        StyleLayers = styleLayers;
    }

    /// <summary>Its name, as a recipe states it.</summary>
    public string Name { get; }

    /// <summary>The SHA-256 of the model that its weights were read from, as 64 hexadecimal digits.</summary>
    public string Checksum { get; }

    /// <summary>The layers that can be measured, from shallow to deep.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Where content is measured unless asked otherwise.</summary>
    public ValueList<LayerWeight> ContentLayers { get; }

    /// <summary>Where style is measured unless asked otherwise.</summary>
    public ValueList<LayerWeight> StyleLayers { get; }

    /// <summary>By how much smaller its features are than if it took pictures from 0 to 255, as the paper's network does.</summary>
    internal float FeatureScale { get; init; } = 1;

    /// <summary>The layers before their ReLU, which can be measured too but are not listed: <c>conv4_2:pre</c>.</summary>
    internal IReadOnlyList<Layer> Preactivations { get; init; } = [];

    /// <summary>How it is used; no preprocessing where the network does that itself.</summary>
    internal BackboneOptions Options { get; init; } = BackboneOptions.Default;

    /// <summary>How it is given pictures, whoever decided that.</summary>
    internal Preprocessing? Given { get; init; }

    /// <summary>
    /// What is worth knowing before it is used, in sentences without their full stops: what was assumed of its file, and what of it
    /// cannot be used.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What of its file cannot be measured, and why; the classifier does not count.</summary>
    internal IReadOnlyList<BlockedPart> Blocked { get; init; } = [];

    /// <summary>A layer by its name or by the name of its tensor in the model file.</summary>
    /// <param name="name">Upper and lower case are the same.</param>
    /// <exception cref="PasticheException">There is no such layer, or it is beyond what can be measured; the message names those that can.</exception>
    public Layer Layer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var layer = Layers.Concat(Preactivations).FirstOrDefault(candidate =>
            candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || candidate.Tensor.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (layer is null && Blocked.FirstOrDefault(part => part.Tensors.Contains(name)) is { } blocked)
            throw Errors.BlockedLayer(Name, name, blocked.Description, Layers.TakeLast(3).Select(candidate => candidate.Name));
        if (layer is null) throw Errors.UnknownName($"layer of {Name}", name, Layers.Select(candidate => candidate.Name));
        return layer;
    }

    /// <summary>The same network for pictures that are one tile of many: beyond an edge it finds the opposite one.</summary>
    internal Backbone Wrapped => LazyInitializer.EnsureInitialized(
        ref _wrapped,
        () => new Backbone(Name, Checksum, WrappedNetwork, Layers, ContentLayers, StyleLayers)
        {
            FeatureScale = FeatureScale,
            Preactivations = Preactivations,
            Options = Options,
            Given = Given,
            Blocked = Blocked,
            Notes = Notes,
        });

    /// <summary>The same layers by their names, where some were called by those of their tensors.</summary>
    internal ValueList<LayerWeight> Named(ValueList<LayerWeight> layers) => [.. layers.Select(layer => layer with { Layer = Layer(layer.Layer).Name })];

    /// <summary>Repeats the network inside a graph as far as some layers need it, at the size of a picture there.</summary>
    /// <param name="graph">The graph to grow.</param>
    /// <param name="image">A picture [1, 3, height, width] of that graph, RGB from 0 to 1; sides multiples of those layers' strides.</param>
    /// <param name="layers">Names of layers.</param>
    /// <returns>The feature maps [1, channels, height, width] of each layer by its name.</returns>
    internal IReadOnlyDictionary<string, Value> Features(Graph graph, Value image, params IReadOnlyCollection<string> layers) =>
        graph.Inline(_network(image.Shape, layers), new Dictionary<string, Value> { [ImageInput] = image });

    private Graph WrappedNetwork(Shape shape, IReadOnlyCollection<string> layers)
    {
        var sized = new Graph(Name);
        foreach (var (name, value) in sized.Inline(_network(shape, layers), new Dictionary<string, Value> { [ImageInput] = sized.Input(ImageInput, shape) }))
            sized.Output(name, value);
        return WrapPadding.Apply(sized);
    }
}
