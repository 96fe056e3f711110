using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Figures;

/// <summary>The feature maps of a layer, all on one scale, so that a weak map looks weak.</summary>
internal static class FeatureMapGrid
{
    /// <summary>More than these could not be told apart on a page.</summary>
    public const int MostMaps = 256;

    /// <summary>About what a figure is wide.</summary>
    private const int Width = 1400;

    /// <summary>All maps in their order; of very many the strongest ones, strongest first.</summary>
    public static FigureGrid Of(LayerInspection layer)
    {
        var features = layer.Features;
        IReadOnlyList<int> shown = features.Maps <= MostMaps ? [.. Enumerable.Range(0, features.Maps)] : [.. layer.Strongest.Take(MostMaps)];
        var columns = ColumnsFor(shown.Count);
        var enlargement = Math.Max(1, Width / columns / features.Width);
        return new FigureGrid
        {
            Title = TitleOf(layer, shown.Count),
            ColumnAxis = $"Every map on the same scale: {ScaleText}, from 0 to the layer's largest, {Format.Digits(layer.Most)}."
                + (layer.Silent == 0 ? "" : $" {layer.Silent} {(layer.Silent == 1 ? "map is" : "maps are")} nowhere active."),
            Cells = [.. shown.Select(map => new FigureCell(Paint(layer, map, enlargement, layer.Most), $"{map}")).Chunk(columns)],
        };
    }

    /// <summary>How numbers become colours, in words.</summary>
    public static string ScaleText => "from black through purple and orange to yellow, by the square root of the activation";

    /// <summary>A map: a square a position. The root shows weak activations too, which are most.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="map">Which map.</param>
    /// <param name="enlargement">The side of a square, in pixels.</param>
    /// <param name="most">What is shown as yellow.</param>
    public static Image Paint(LayerInspection layer, int map, int enlargement, double most) => Paint(layer.Features, map, enlargement, most);

    /// <inheritdoc cref="Paint(LayerInspection, int, int, double)"/>
    public static Image Paint(Features features, int map, int enlargement, double most)
    {
        var values = features.Map(map).ToArray();
        return ColorMap.Paint(features.Width, features.Height, enlargement, i => Math.Sqrt(Math.Max(0, values[i] / most)));
    }

    private static string TitleOf(LayerInspection layer, int shown)
    {
        var features = layer.Features;
        var number = shown == features.Maps ? $"{shown} feature maps" : $"the {shown} strongest of {features.Maps} feature maps";
        var sees = layer.Analysis.ReceptiveField is { } side ? $"sees {Format.Size(side, side)} pixels" : "sees the whole picture";
        return $"{layer.Name}: {number}, {Format.Size(features.Width, features.Height)} positions each; one position {sees}";
    }

    /// <summary>A power of two, so that numbers of maps, which are powers of two, fill all rows.</summary>
    private static int ColumnsFor(int maps)
    {
        var columns = 1;
        while (columns * columns < maps) columns *= 2;
        return columns;
    }
}
