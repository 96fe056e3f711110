using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// Where a network is measured unless asked otherwise. Content: the last layer of stride 8, or of the stride nearest to it. Style: of each
/// stride up to 16 the layer in the middle and the last, where blocks end if there are blocks; the first stride counts 3, the second 2,
/// the others 1. Of ResNet-18 these are the layers and weights that were found by trying.
/// </summary>
internal static class DefaultLayers
{
    private const int ContentStride = 8;
    private const int DeepestStyleStride = 16;

    private static readonly int[] StyleWeights = [3, 2, 1];

    /// <summary>The layers of content.</summary>
    public static ValueList<LayerWeight> Content(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers)
    {
        var nearest = Strides(layers).MinBy(stride => Math.Abs(Math.Log2((double)stride.Key / ContentStride)))!;
        return [new LayerWeight(Candidates(nearest)[^1])];
    }

    /// <summary>The layers of style.</summary>
    public static ValueList<LayerWeight> Style(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers)
    {
        var strides = Strides(layers).ToArray();
        var used = strides.Where(stride => stride.Key <= Math.Max(DeepestStyleStride, strides[0].Key));
        return [.. used.SelectMany((stride, i) => MiddleAndLast(Candidates(stride)).Select(name => new LayerWeight(name, StyleWeights[Math.Min(i, 2)])))];
    }

    private static IEnumerable<IGrouping<int, (Layer Layer, bool EndsBlock)>> Strides(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers) =>
        layers.GroupBy(layer => layer.Layer.Stride).OrderBy(stride => stride.Key);

    private static string[] Candidates(IEnumerable<(Layer Layer, bool EndsBlock)> layers)
    {
        var ends = layers.Where(layer => layer.EndsBlock).ToArray();
        return [.. (ends.Length > 0 ? ends : layers).Select(layer => layer.Layer.Name)];
    }

    private static IEnumerable<string> MiddleAndLast(string[] names) => new[] { names[(names.Length - 1) / 2], names[^1] }.Distinct();
}
