using Pastiche.Backbones;
using Pastiche.Imaging;

namespace Pastiche.Lesson.Experiments;

/// <summary>A layer and its size for an image, which is padded as for a <see cref="LayerInspection"/>.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Width">Columns of positions.</param>
/// <param name="Height">Rows of positions.</param>
/// <param name="ReceptiveField">The side of the square of pixels that one position depends on; null for the whole image.</param>
/// <param name="Parameters">The number of trained parameters up to the layer.</param>
public sealed record LayerSize(Layer Layer, int Width, int Height, int? ReceptiveField, long Parameters)
{
    /// <summary>The sizes of all layers of a network.</summary>
    /// <param name="session">The network.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <returns>The layers, from shallow to deep.</returns>
    public static IReadOnlyList<LayerSize> Of(NetworkSession session, int width, int height) => Of(session.Layers, width, height);

    internal static IReadOnlyList<LayerSize> Of(IReadOnlyList<LayerAnalysis> layers, int width, int height)
    {
        var stride = LayerInspection.StrideOf(layers);
        var (paddedWidth, paddedHeight) = (Padding.RoundUp(width, stride), Padding.RoundUp(height, stride));
        return [.. layers.Select(SizeOf)];

        LayerSize SizeOf(LayerAnalysis analysis)
        {
            var (layer, columns, rows) = (analysis.Layer, paddedWidth / analysis.Layer.Stride, paddedHeight / analysis.Layer.Stride);
            return new LayerSize(layer, columns, rows, analysis.ReceptiveField, analysis.Parameters);
        }
    }
}
