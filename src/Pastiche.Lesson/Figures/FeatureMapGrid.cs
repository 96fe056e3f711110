using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Plotting;

namespace Pastiche.Lesson.Figures;

/// <summary>A figure of the feature maps of a layer, all on one color scale.</summary>
public static class FeatureMapGrid
{
    /// <summary>The most maps in a figure; more could not be told apart.</summary>
    public const int MostMaps = 256;

    /// <summary>The library that draws, its fonts, and images that the garbage collector has not collected yet.</summary>
    private const long DrawingBytes = 150_000_000;

    /// <summary>A pixel of a figure as floats, and while it is written.</summary>
    private const int BytesOfPixel = 16;

    /// <summary>The approximate width of a figure, in pixels.</summary>
    private const int Width = 1400;

    /// <summary>Makes the figure: all maps in their order, or the strongest ones if there are more than <see cref="MostMaps"/>.</summary>
    /// <param name="layer">The layer.</param>
    public static FigureGrid Of(InspectedLayer layer)
    {
        var features = layer.Features;
        IReadOnlyList<int> shown =
            features.Maps <= MostMaps ? [.. Enumerable.Range(0, features.Maps)] : [.. layer.Strongest.Take(MostMaps)];
        var columns = ColumnsFor(shown.Count);
        var enlargement = Math.Max(1, Width / columns / features.Width);
        var largest = NumberText.Digits(layer.LargestActivation);
        return new FigureGrid
        {
            Title = TitleOf(layer, shown.Count),
            ColumnAxis = $"Every map on the same scale: {ScaleText}, from 0 to the layer's largest, {largest}."
                + (layer.SilentMaps == 0 ? "" : $" {layer.SilentMaps} {(layer.SilentMaps == 1 ? "map is" : "maps are")} nowhere active."),
            Cells = [.. shown.Select(Cell).Chunk(columns)],
        };

        FigureCell Cell(int map) => new(
            new ImageSize(enlargement * features.Width, enlargement * features.Height),
            () => Paint(features, map, enlargement, layer.LargestActivation),
            $"{map}");
    }

    /// <summary>About how many bytes of memory the largest figure of some layers takes.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="image">The size of the inspected image.</param>
    internal static long BytesOf(IEnumerable<Layer> layers, ImageSize image) => DrawingBytes + (BytesOfPixel * layers.Max(layer =>
    {
        var (width, height) = FigureGrid.FitSize(
            Math.Max(1, image.Width / layer.Stride), Math.Max(1, image.Height / layer.Stride), FigureLayout.LargestSide);
        return Math.Min(FigureLimits.MostPixels, (long)width * height * Math.Min(layer.Channels, MostMaps));
    }));

    /// <summary>Paints a map, each position as a square. The square root makes weak activations visible, which are the most.</summary>
    /// <param name="features">The feature maps.</param>
    /// <param name="map">The index of the map, from 0.</param>
    /// <param name="enlargement">The side of a square, in pixels.</param>
    /// <param name="largest">The activation that becomes the lightest color.</param>
    public static Image Paint(Features features, int map, int enlargement, double largest)
    {
        var values = features.Map(map).ToArray();
        return ColorMap.Paint(features.Width, features.Height, enlargement, i => Math.Sqrt(Math.Max(0, values[i] / largest)));
    }

    /// <summary>The color scale, in words.</summary>
    private static string ScaleText => "from black through purple and orange to yellow, by the square root of the activation";

    private static string TitleOf(InspectedLayer layer, int shown)
    {
        var features = layer.Features;
        var number = shown == features.Maps ? $"{shown} feature maps" : $"the {shown} strongest of {features.Maps} feature maps";
        var sees = layer.ReceptiveField is { } side ? $"sees {NumberText.Size(side, side)} pixels" : "sees the whole picture";
        return $"{layer.Layer.Name}: {number}, {NumberText.Size(features.Width, features.Height)} positions each; one position {sees}";
    }

    /// <summary>The number of columns, a power of two. Since the number of maps usually is one too, all rows are full.</summary>
    private static int ColumnsFor(int maps)
    {
        var columns = 1;
        while (columns * columns < maps) columns *= 2;
        return columns;
    }
}
