using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;

namespace Pastiche.Backbones;

/// <summary>What of an ONNX network can be measured at every size of picture, and what cannot.</summary>
/// <param name="Maps">From shallow to deep.</param>
/// <param name="Blocked">Parts made of what follows the picture's size, yet that cannot be measured. The classifier is not among them: it is dropped.</param>
/// <param name="Graph">The network at one size, under its tensors' names.</param>
/// <param name="Entry">What the network makes of a pixel before it looks at several; null where that cannot be told.</param>
internal sealed record FeatureMaps(IReadOnlyList<FeatureMap> Maps, IReadOnlyList<BlockedPart> Blocked, Graph Graph, PixelMap? Entry)
{
    /// <summary>
    /// Two sizes tell what follows the picture's size and what was fixed when the model was written. Neither is usual, so that a shape
    /// fixed in the file fits neither.
    /// </summary>
    private const int SmallSide = 208;

    /// <summary>More by a multiple of every usual stride: a layer then grows by exactly this over its stride, whatever its borders lose.</summary>
    private const int Growth = 192;

    /// <summary>Whether any of them is more than the picture.</summary>
    public bool AnySeen => Maps.Any(map => !map.IsImage);

    /// <summary>Finds them.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layout">How its picture lies in memory.</param>
    /// <exception cref="GraphException">The model cannot be read at all.</exception>
    public static FeatureMaps Find(OnnxModel model, ImageLayout layout)
    {
        var (small, smallUnsupported) = model.ReadPartially(layout.Shape(SmallSide, SmallSide));
        var (graph, unsupported) = model.ReadPartially(layout.Shape(SmallSide + Growth, SmallSide + Growth));
        var strides = new Dictionary<Value, int>();
        var names = new List<(string Tensor, Value Value)>();
        foreach (var (name, value) in graph.Outputs)
        {
            if (!small.Outputs.TryGetValue(name, out var smaller) || Stride(smaller.Shape, value.Shape) is not { } stride) continue;
            if (strides.TryAdd(value, stride)) names.Add((name, value));
        }

        var (roles, pixels) = (new FeatureRoles(graph), new PixelMaps(graph, layout.ChannelsLast));
        var maps = names.Where(named => roles.IsFeature(named.Value))
            .Select(named => new FeatureMap(
                named.Tensor,
                named.Value.Shape[1],
                strides[named.Value],
                roles.EndsBlock(named.Value),
                pixels.Find(named.Value) is not null));
        var blocked = unsupported.Where(node => IsOfBody(node, smallUnsupported)).Select(Describe);
        return new FeatureMaps([.. maps], [.. blocked], graph, pixels.Entry);
    }

    /// <summary>
    /// Whether a node takes what grows with the picture and is no mere list of numbers, as a classifier takes: it stops what could have
    /// been measured.
    /// </summary>
    private static bool IsOfBody(UnsupportedNode node, IReadOnlyList<UnsupportedNode> smallUnsupported) =>
        node.InputShapes.Any(shape => shape.Rank > 2) &&
        smallUnsupported.FirstOrDefault(other => other.Blocked == node.Blocked)?.InputShapes != node.InputShapes;

    private static BlockedPart Describe(UnsupportedNode node) =>
        new($"node {node.Node} ({node.Operator}): {node.Reason.TrimEnd('.')}", node.Blocked);

    /// <summary>Null for what is no feature map: it does not grow with the picture, is larger than it, or holds several.</summary>
    private static int? Stride(Shape small, Shape large)
    {
        var (rows, columns) = (large[2] - small[2], large[3] - small[3]);
        if (large[0] != 1 || small[1] != large[1] || Math.Min(rows, columns) < 1 || Math.Max(rows, columns) > Growth) return null;
        return (int)Math.Round((double)Growth / Math.Min(rows, columns));
    }
}
