using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Options;

namespace Pastiche.Stylization;

/// <summary>
/// Estimates the memory of a run from the sizes of its network's feature maps and weights, by factors fitted to measured peaks. It is meant
/// for warnings, so it need not be exact.
/// </summary>
internal sealed class MemoryModel
{
    /// <summary>The size at which the cost of a pixel is computed: the one that networks are trained at.</summary>
    private const int NominalSide = 224;

    private const int MatricesPerRoot = 60;

    /// <summary>Weighted features and their gradients.</summary>
    private const double CopiesPerRegion = 1.1;

    /// <summary>Targets, differences, and the features of the match source with what computes them.</summary>
    private const double CopiesOfNeighbors = 4.5;

    private readonly StylizeOptions _options;
    private readonly MemoryFactors _factors;
    private readonly int _stride;
    private readonly double _featureBytesPerPixel;
    private readonly long _weightBytes;
    private readonly double _rootBytes;
    private readonly double _positionBytesPerPixel;

    /// <param name="backbone">The network.</param>
    /// <param name="options">What is optimized and how.</param>
    /// <param name="layers">The layers that are measured.</param>
    /// <param name="factors">Those of the engine.</param>
    /// <param name="regions">How many regions there are, if features are weighted for each.</param>
    public MemoryModel(Backbone backbone, StylizeOptions options, MeasuredLayers layers, MemoryFactors factors, int regions = 0)
    {
        (_options, _factors, _stride) = (options, factors, layers.Stride);
        Layer[] style = [.. layers.Style.Select(layer => backbone.FindLayer(layer.Layer))];
        _positionBytesPerPixel = regions * CopiesPerRegion * style.Sum(BytesPerPixel);
        if (options.StyleLosses.Any(loss => loss is { Kind: StyleLossKind.Neighbors, Weight: > 0 }))
            _positionBytesPerPixel += (Math.Max(1, regions) + CopiesOfNeighbors - 1) * style.Sum(BytesPerPixel);
        var graph = new Graph(backbone.Name);
        var image = graph.Input(Backbone.ImageInput, [1, Image.Channels, NominalSide, NominalSide]);
        foreach (var (name, value) in backbone.Features(graph, image, layers.Names)) graph.Output(name, value);
        _featureBytesPerPixel = sizeof(float) * graph.Nodes.Sum(Elements) / (NominalSide * (double)NominalSide);
        if (options.StyleLosses.Any(loss => loss is { Kind: StyleLossKind.Wasserstein, Weight: > 0 })) _rootBytes = style.Sum(RootBytes);
        _weightBytes = sizeof(float) * graph.Nodes.Where(node => node.Op == Op.Constant).Sum(node => (long)node.Output.Shape.Size);
    }

    /// <summary>The peak at one scale, in bytes: the optimisation's, or that of measuring a style picture that is much larger.</summary>
    public long Bytes(PlannedScale scale)
    {
        var pixels = Padded(scale.Width, scale.Height);
        var parameters = Image.Channels * pixels * ParameterizationFactory.Of(_options.Parameterization).ParametersPerValue;
        var vectors = OptimizerFactory.Of(_options.Optimizer).Vectors;
        var optimization = Objective(pixels) + (_factors.Vectors * sizeof(float) * parameters * vectors);
        var measurement = _factors.Measurement * _featureBytesPerPixel * scale.Styles.Max(style => Padded(style.Width, style.Height));
        return _factors.FixedBytes + (long)((_factors.WeightCopies * _weightBytes) + Math.Max(optimization, measurement));
    }

    /// <summary>The memory of a compiled objective, in bytes.</summary>
    public long ObjectiveBytes(int width, int height) => (long)Objective(Padded(width, height));

    private static double BytesPerPixel(Layer layer) => sizeof(float) * (double)layer.Channels / (layer.Stride * layer.Stride);

    /// <summary>The matrices that the square root of a covariance keeps for its gradient.</summary>
    private static double RootBytes(Layer layer) => (double)MatricesPerRoot * sizeof(float) * layer.Channels * layer.Channels;

    private double Objective(long pixels) =>
        (((_factors.Objective * _featureBytesPerPixel) + _positionBytesPerPixel) * pixels) + _rootBytes;

    /// <summary>The elements of the feature maps of a node. Elementwise operators work in place; indices take twice the memory.</summary>
    private static double Elements(Node node) => node.Op switch
    {
        Op.Conv or Op.AveragePool or Op.Concat => node.Output.Shape.Size,
        Op.MaxPool => 3.0 * node.Output.Shape.Size,
        _ => 0,
    };

    private long Padded(int width, int height) => (long)Padding.RoundUp(width, _stride) * Padding.RoundUp(height, _stride);
}
