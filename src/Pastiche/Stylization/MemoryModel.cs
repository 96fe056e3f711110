using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Optimization;

namespace Pastiche.Stylization;

/// <summary>
/// About how much memory a run takes: what its network's feature maps and weights take, by factors fitted to measured peaks. Meant to
/// warn in time rather than to be exact.
/// </summary>
internal sealed class MemoryModel
{
    /// <summary>Any size will do to learn what a pixel costs; this is the one that networks are trained at.</summary>
    private const int NominalSide = 224;

    private const int MatricesPerRoot = 60;

    /// <summary>Weighted features and what comes back to them.</summary>
    private const double CopiesPerRegion = 1.1;

    private readonly StylizeOptions _options;
    private readonly MemoryFactors _factors;
    private readonly int _stride;
    private readonly double _featureBytesPerPixel;
    private readonly long _weightBytes;
    private readonly double _rootBytes;
    private readonly double _regionBytesPerPixel;

    /// <param name="backbone">The network.</param>
    /// <param name="options">Its layers in use, and what is optimised and how.</param>
    /// <param name="factors">Those of the engine.</param>
    /// <param name="regions">How many regions have bounds, so that features are weighted for each.</param>
    public MemoryModel(Backbone backbone, StylizeOptions options, MemoryFactors factors, int regions = 0)
    {
        _regionBytesPerPixel = regions * CopiesPerRegion * StyleBytesPerPixel(backbone, options);
        (_options, _factors, _stride) = (options, factors, Planner.Stride(backbone, options));
        var graph = new Graph(backbone.Name);
        var image = graph.Input(Backbone.ImageInput, [1, Image.Channels, NominalSide, NominalSide]);
        ValueList<LayerWeight> used = [.. options.ContentLayers ?? backbone.ContentLayers, .. options.StyleLayers ?? backbone.StyleLayers];
        foreach (var (name, value) in backbone.Features(graph, image, [.. backbone.Named(used).Select(layer => layer.Layer).Distinct()])) graph.Output(name, value);
        _featureBytesPerPixel = sizeof(float) * graph.Nodes.Sum(Elements) / (NominalSide * (double)NominalSide);
        if (options.StyleLosses.Any(loss => loss is { Kind: StyleLossKind.Wasserstein, Weight: > 0 })) _rootBytes = RootBytes(backbone, options);
        _weightBytes = sizeof(float) * graph.Nodes.Where(node => node.Op == Op.Constant).Sum(node => (long)node.Output.Shape.Size);
    }

    /// <summary>The peak at one scale, in bytes: the optimisation's, or that of measuring a style picture that is much larger.</summary>
    public long Bytes(PlannedScale scale)
    {
        var pixels = Padded(scale.Width, scale.Height);
        var parameters = Image.Channels * pixels * (_options.Parameterization == ParameterizationKind.Pixels ? 1 : 4.0 / 3);
        var vectors = _options.Optimizer == OptimizerKind.Adam ? 6 : (2 * new LbfgsOptions().History) + 5;
        var optimization = Objective(pixels) + (_factors.Vectors * sizeof(float) * parameters * vectors);
        var measurement = _factors.Measurement * _featureBytesPerPixel * scale.Styles.Max(style => Padded(style.Width, style.Height));
        return _factors.FixedBytes + (long)((_factors.WeightCopies * _weightBytes) + Math.Max(optimization, measurement));
    }

    /// <summary>What a compiled objective takes, in bytes.</summary>
    public long ObjectiveBytes(int width, int height) => (long)Objective(Padded(width, height));

    private static double StyleBytesPerPixel(Backbone backbone, StylizeOptions options) => (options.StyleLayers ?? backbone.StyleLayers)
        .Select(layer => backbone.Layer(layer.Layer)).Sum(layer => sizeof(float) * (double)layer.Channels / (layer.Stride * layer.Stride));

    /// <summary>What the steps towards the square roots of covariances leave for the gradient.</summary>
    private static double RootBytes(Backbone backbone, StylizeOptions options) => (options.StyleLayers ?? backbone.StyleLayers)
        .Sum(layer => (double)MatricesPerRoot * sizeof(float) * backbone.Layer(layer.Layer).Channels * backbone.Layer(layer.Layer).Channels);

    private double Objective(long pixels) => (((_factors.Objective * _featureBytesPerPixel) + _regionBytesPerPixel) * pixels) + _rootBytes;

    /// <summary>Of the feature maps that a node makes; element by element, operators work in place. Indices take twice the room.</summary>
    private static double Elements(Node node) => node.Op switch
    {
        Op.Conv or Op.AveragePool or Op.Concat => node.Output.Shape.Size,
        Op.MaxPool => 3.0 * node.Output.Shape.Size,
        _ => 0,
    };

    private long Padded(int width, int height) => (long)Padding.RoundUp(width, _stride) * Padding.RoundUp(height, _stride);
}
