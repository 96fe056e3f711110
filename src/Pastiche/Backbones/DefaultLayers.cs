using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// The layers that are measured by default. Content: the last layer of stride 8, or of the stride nearest to it. Style: of each stride up
/// to 16 the middle and the last layer, where blocks end if there are blocks; the first stride has weight 6, the second 3, the others 1.
/// For ResNet-18 this yields the layers and weights that were chosen empirically.
/// </summary>
/// <param name="Content">The layers that measure content.</param>
/// <param name="Style">The layers that measure style.</param>
internal sealed record DefaultLayers(ValueList<LayerWeight> Content, ValueList<LayerWeight> Style)
{
    private const int ContentStride = 8;
    private const int DeepestStyleStride = 16;

    private static readonly int[] StyleWeights = [6, 3, 1];

    /// <summary>Chooses the default layers of a network.</summary>
    /// <param name="layers">Its layers from shallow to deep, each with whether a block ends there.</param>
    public static DefaultLayers Choose(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers) => new(ContentOf(layers), StyleOf(layers));

    private static ValueList<LayerWeight> ContentOf(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers)
    {
        var nearest = Strides(layers).MinBy(stride => Math.Abs(Math.Log2((double)stride.Key / ContentStride)))!;
        return [new LayerWeight(Candidates(nearest)[^1])];
    }

    private static ValueList<LayerWeight> StyleOf(IReadOnlyList<(Layer Layer, bool EndsBlock)> layers)
    {
        var strides = Strides(layers).ToArray();
        var used = strides.Where(stride => stride.Key <= Math.Max(DeepestStyleStride, strides[0].Key));
        return [.. used.SelectMany((stride, i) => MiddleAndLast(Candidates(stride)).Select(name => new LayerWeight(name, WeightOf(i))))];
    }

    private static int WeightOf(int stride) => StyleWeights[Math.Min(stride, StyleWeights.Length - 1)];

    private static IEnumerable<IGrouping<int, (Layer Layer, bool EndsBlock)>> Strides(
        IReadOnlyList<(Layer Layer, bool EndsBlock)> layers) =>
        layers.GroupBy(layer => layer.Layer.Stride).OrderBy(stride => stride.Key);

    private static string[] Candidates(IEnumerable<(Layer Layer, bool EndsBlock)> layers)
    {
        var ends = layers.Where(layer => layer.EndsBlock).ToArray();
        return [.. (ends.Length > 0 ? ends : layers).Select(layer => layer.Layer.Name)];
    }

    private static IEnumerable<string> MiddleAndLast(string[] names) => new[] { names[(names.Length - 1) / 2], names[^1] }.Distinct();
}
