using System.Globalization;
using Pastiche.Backbones;
using Pastiche.Cli.Display;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson;

/// <summary>A row of the table of depth and size: a layer, and how large it is for a picture, padded as for an <see cref="Inspection"/>.</summary>
/// <param name="Analysis">What the layer sees and costs.</param>
/// <param name="Width">Columns of positions.</param>
/// <param name="Height">Rows of positions.</param>
internal sealed record LayerSize(LayerAnalysis Analysis, int Width, int Height)
{
    /// <summary>What stands above the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["layer", "maps", "positions", "stride", "sees", "parameters"];

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Cells =>
    [
        Analysis.Layer.Name,
        $"{Analysis.Layer.Channels}",
        Format.Size(Width, Height),
        $"{Analysis.Layer.Stride}",
        Sees,
        Analysis.Parameters.ToString("N0", CultureInfo.InvariantCulture),
    ];

    /// <summary>What of the picture one position depends on.</summary>
    public string Sees => Analysis.ReceptiveField is { } side ? Format.Size(side, side) : "all";

    /// <summary>Every layer of a network.</summary>
    /// <param name="layers">The layers, from shallow to deep.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    public static IReadOnlyList<LayerSize> Of(IReadOnlyList<LayerAnalysis> layers, int width, int height)
    {
        var stride = layers.Max(layer => layer.Layer.Stride);
        var (paddedWidth, paddedHeight) = (Padding.RoundUp(width, stride), Padding.RoundUp(height, stride));
        return [.. layers.Select(layer => new LayerSize(layer, paddedWidth / layer.Layer.Stride, paddedHeight / layer.Layer.Stride))];
    }

    /// <summary>The table for people.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<LayerSize> layers) =>
        Display.Table.Lines(layers.Select(layer => layer.Cells).Prepend(Titles));
}
