using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;

namespace Pastiche.Backbones;

/// <summary>The layers of an ONNX network that can be measured at every size of picture, and the branches that cannot.</summary>
/// <param name="Candidates">The layers, from shallow to deep.</param>
/// <param name="Unsupported">
/// Branches that scale with the picture but cannot be measured; the classifier, which is dropped, is not among them.
/// </param>
/// <param name="Graph">The network at one size, with every tensor as an output.</param>
/// <param name="Entry">The affine map of single pixels with which the network begins; null if it is not known.</param>
internal sealed record MeasurableLayers(
    IReadOnlyList<LayerCandidate> Candidates, IReadOnlyList<UnsupportedBranch> Unsupported, Graph Graph, PixelMap? Entry)
{
    /// <summary>
    /// Comparing two sizes shows which tensors scale with the picture and which were fixed when the model was written. Neither size is
    /// usual, so that a shape fixed in the file fits neither.
    /// </summary>
    private const int SmallSide = 208;

    /// <summary>
    /// The difference of the two sizes, a multiple of every usual stride: a layer grows by exactly this over its stride, whatever its
    /// borders lose.
    /// </summary>
    private const int Growth = 192;

    /// <summary>Whether any candidate is more than the picture itself.</summary>
    public bool HasFeatures => Candidates.Any(candidate => !candidate.IsImage);

    /// <summary>Finds the layers of a model.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layout">The memory layout of its picture.</param>
    /// <exception cref="GraphException">The model cannot be read at all.</exception>
    public static MeasurableLayers Find(OnnxModel model, ImageLayout layout)
    {
        var (small, smallObstacles) = model.Outline(layout.Shape(SmallSide, SmallSide));
        var (graph, obstacles) = model.Outline(layout.Shape(SmallSide + Growth, SmallSide + Growth));
        var strides = new Dictionary<Value, int>();
        var names = new List<(string Tensor, Value Value)>();
        foreach (var (name, value) in graph.Outputs)
        {
            if (!small.Outputs.TryGetValue(name, out var smaller) || Stride(smaller.Shape, value.Shape) is not { } stride) continue;
            if (strides.TryAdd(value, stride)) names.Add((name, value));
        }

        var (classifier, pixels) = (new FeatureClassifier(graph), new PixelMaps(graph, layout.ChannelsLast));
        var candidates = names.Where(named => classifier.IsFeature(named.Value))
            .Select(named => new LayerCandidate(
                named.Tensor,
                named.Value.Shape[1],
                strides[named.Value],
                classifier.EndsBlock(named.Value),
                pixels.Find(named.Value) is not null));
        var unsupported = obstacles.Where(obstacle => IsOfBody(obstacle, smallObstacles)).Select(Describe);
        return new MeasurableLayers([.. candidates], [.. unsupported], graph, pixels.Entry);
    }

    /// <summary>
    /// Whether a node is in the body of the network: one of its inputs scales with the picture and is not a mere vector, as a
    /// classifier's is.
    /// </summary>
    private static bool IsOfBody(OnnxObstacle obstacle, IReadOnlyList<OnnxObstacle> smallObstacles) =>
        obstacle.Shapes.Any(shape => shape.Rank > 2) &&
        smallObstacles.FirstOrDefault(other => other.Blocks == obstacle.Blocks)?.Shapes != obstacle.Shapes;

    private static UnsupportedBranch Describe(OnnxObstacle obstacle) =>
        new($"node {obstacle.Node} ({obstacle.Operator}): {obstacle.Reason.TrimEnd('.')}", obstacle.Blocks);

    /// <summary>
    /// The stride of a tensor; null if it is no feature map, because it does not scale with the picture, is larger than it, or holds
    /// several.
    /// </summary>
    private static int? Stride(Shape small, Shape large)
    {
        var (rows, columns) = (large[2] - small[2], large[3] - small[3]);
        if (large[0] != 1 || small[1] != large[1] || Math.Min(rows, columns) < 1 || Math.Max(rows, columns) > Growth) return null;
        return (int)Math.Round((double)Growth / Math.Min(rows, columns));
    }
}
