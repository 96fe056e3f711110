using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Graphs.Passes;

namespace Pastiche;

/// <summary>A convolutional network, trained to recognise things and frozen, whose layers measure content and style.</summary>
public sealed partial class Backbone
{
    /// <summary>The name of the network's input, a picture [1, 3, height, width], RGB from 0 to 1.</summary>
    internal const string ImageInput = "image";

    /// <summary>The size that networks are trained at.</summary>
    private const int NominalSide = 224;

    private readonly Func<Shape, IReadOnlyCollection<string>, Graph> _network;
    private Backbone? _wrapped;
    private Backbone? _unwrapped;
    private IReadOnlyList<LayerAnalysis>? _analyses;

    /// <summary>Creates a backbone of a network that takes pictures of any size and whose outputs have the names of the layers.</summary>
    internal Backbone(string name, string checksum, Graph network, IReadOnlyList<Layer> layers, DefaultLayers defaults)
        : this(name, checksum, (_, wanted) => Prune.Apply(network, wanted), layers, defaults)
    {
    }

    /// <summary>Creates a backbone of a function from a picture's shape and names of layers to a graph with those outputs.</summary>
    internal Backbone(
        string name, string checksum, Func<Shape, IReadOnlyCollection<string>, Graph> network, IReadOnlyList<Layer> layers,
        DefaultLayers defaults)
    {
        Name = name;
        Checksum = checksum;
        _network = network;
        Layers = layers;
        ContentLayers = defaults.Content;
        StyleLayers = defaults.Style;
    }

    /// <summary>The name, as recipes state it.</summary>
    public string Name { get; }

    /// <summary>The SHA-256 of the model that its weights were read from, as 64 hexadecimal digits.</summary>
    public string Checksum { get; }

    /// <summary>The layers that can be measured, from shallow to deep.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The layers that measure content by default, with their weights.</summary>
    public ValueList<LayerWeight> ContentLayers { get; }

    /// <summary>The layers that measure style by default, with their weights.</summary>
    public ValueList<LayerWeight> StyleLayers { get; }

    /// <summary>
    /// The ratio of the feature magnitudes of a network fed with pictures from 0 to 255, like the paper's, to those of this one.
    /// </summary>
    internal float FeatureScale { get; init; } = 1;

    /// <summary>The layers before their ReLU, such as <c>conv4_2:pre</c>, which can be measured too but are not listed.</summary>
    internal IReadOnlyList<Layer> Preactivations { get; init; } = [];

    /// <summary>The options that it was opened with, without preprocessing if the network normalizes its pictures itself.</summary>
    internal BackboneOptions Options { get; init; } = BackboneOptions.Default;

    /// <summary>The preprocessing of the pictures that it is given, whether by this library or by the network itself.</summary>
    internal Preprocessing? Given { get; init; }

    /// <summary>
    /// Remarks to read before using it, as sentences without their full stops: what was assumed of its file, and what of it cannot be
    /// used.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The branches of the network that cannot be measured, other than the classifier.</summary>
    internal IReadOnlyList<UnsupportedBranch> Unsupported { get; init; } = [];

    /// <summary>Receptive field, parameters and cost of each of <see cref="Layers"/>.</summary>
    internal IReadOnlyList<LayerAnalysis> Analyses =>
        LazyInitializer.EnsureInitialized(ref _analyses, () => LayerAnalysis.Of(this));

    /// <summary>Finds a layer by its name or by the name of its tensor in the model file.</summary>
    /// <param name="name">The name; case is ignored.</param>
    /// <exception cref="PasticheException">
    /// There is no such layer, or it cannot be measured; the message names layers that can be.
    /// </exception>
    public Layer FindLayer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var layer = Layers.Concat(Preactivations).FirstOrDefault(candidate => IsNamed(candidate, name));
        if (layer is null && Unsupported.FirstOrDefault(branch => branch.Tensors.Contains(name)) is { } unsupported)
            throw Errors.UnsupportedLayer(Name, name, unsupported.Description, Layers.TakeLast(3).Select(candidate => candidate.Name));
        if (layer is null) throw Errors.UnknownName($"layer of {Name}", name, Layers.Select(candidate => candidate.Name));
        return layer;
    }

    /// <summary>This network for pictures that are tiles: what lies beyond an edge is taken from the opposite one.</summary>
    internal Backbone Wrapped => LazyInitializer.EnsureInitialized(
        ref _wrapped,
        () => new Backbone(Name, Checksum, WrappedNetwork, Layers, new DefaultLayers(ContentLayers, StyleLayers))
        {
            FeatureScale = FeatureScale,
            Preactivations = Preactivations,
            Options = Options,
            Given = Given,
            Unsupported = Unsupported,
            Notes = Notes,
            _unwrapped = this,
        });

    /// <summary>The network that this one is for pictures that are tiles, or this one.</summary>
    internal Backbone Unwrapped => _unwrapped ?? this;

    /// <summary>Replaces names of tensors by names of layers.</summary>
    internal ValueList<LayerWeight> Named(ValueList<LayerWeight> layers) =>
        [.. layers.Select(layer => layer with { Layer = FindLayer(layer.Layer).Name })];

    /// <summary>Adds the network to a graph, as far as some layers need it, at the size of a picture.</summary>
    /// <param name="graph">The graph to add it to.</param>
    /// <param name="image">
    /// A picture [1, 3, height, width] of that graph, RGB from 0 to 1, whose sides are multiples of those layers' strides.
    /// </param>
    /// <param name="layers">Names of layers.</param>
    /// <returns>The feature maps [1, channels, height, width] of each layer by its name.</returns>
    internal IReadOnlyDictionary<string, Value> Features(Graph graph, Value image, params IReadOnlyCollection<string> layers) =>
        Inline(graph, image, layers);

    /// <summary>The bytes of the weights that some layers need.</summary>
    /// <param name="layers">Names of layers.</param>
    internal long WeightBytes(IReadOnlyCollection<string> layers)
    {
        var graph = _network([1, Image.Channels, NominalSide, NominalSide], layers);
        return sizeof(float) * graph.LiveNodes().Where(node => node.Op == Op.Constant).Sum(node => (long)node.Output.Shape.Size);
    }

    private IReadOnlyDictionary<string, Value> Inline(Graph graph, Value image, IReadOnlyCollection<string> layers) =>
        graph.Inline(_network(image.Shape, layers), new Dictionary<string, Value> { [ImageInput] = image });

    private static bool IsNamed(Layer layer, string name) =>
        layer.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || layer.Tensor.Equals(name, StringComparison.OrdinalIgnoreCase);

    private Graph WrappedNetwork(Shape shape, IReadOnlyCollection<string> layers)
    {
        var sized = new Graph(Name);
        foreach (var (name, value) in Inline(sized, sized.Input(ImageInput, shape), layers)) sized.Output(name, value);
        return WrapPadding.Apply(sized);
    }
}
