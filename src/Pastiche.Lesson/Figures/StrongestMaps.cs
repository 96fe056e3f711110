using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Figures;

/// <summary>A figure of an image, overlaid with each of the strongest maps of a layer, which shows where they are active.</summary>
public static class StrongestMaps
{
    private const int Most = 8;
    private const int Columns = 3;
    private const float Paleness = 0.6f;

    /// <summary>Makes the figure: the image, then its eight strongest maps.</summary>
    /// <param name="image">The inspected image.</param>
    /// <param name="layer">The layer.</param>
    public static FigureGrid Of(Image image, InspectedLayer layer)
    {
        var backdrop = Backdrop(image);
        FigureCell[] cells =
        [
            new FigureCell(image, "the picture"),
            .. layer.Strongest.Take(Most).Select(Cell),
        ];
        return new FigureGrid
        {
            Title = $"{layer.Layer.Name}: where its {cells.Length - 1} strongest maps are active",
            ColumnAxis = "A map's strength is the root of its mean squared activation. "
                + "Red: how active it is there, up to what a hundredth of its positions exceed.",
            Cells = [.. cells.Chunk(Columns)],
        };

        FigureCell Cell(int map) =>
            new(image.Size, () => Overlay(backdrop, layer.Features, map), $"map {map}: strength {NumberText.Digits(layer.Strength(map))}");
    }

    /// <summary>The image in pale gray, on which colors stand out.</summary>
    private static Image Backdrop(Image image)
    {
        var pale = new Image(image.Width, image.Height);
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var luminance = (0.299f * image.Plane(0)[i]) + (0.587f * image.Plane(1)[i]) + (0.114f * image.Plane(2)[i]);
            for (var channel = 0; channel < 3; channel++)
                pale.Plane(channel)[i] = Paleness + ((1 - Paleness) * Math.Clamp(luminance, 0, 1));
        }

        return pale;
    }

    /// <summary>The 99th percentile: a single very large value would make the others pale.</summary>
    private static float Largest(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[sorted.Length - 1 - (sorted.Length / 100)];
    }

    /// <summary>Colors the pixels of each position red, in proportion to its activation.</summary>
    private static Image Overlay(Image backdrop, Features features, int map)
    {
        var overlaid = backdrop.Clone();
        var values = features.Map(map);
        var most = Math.Max(float.Epsilon, Largest(values));
        var stride = features.Layer.Stride;
        for (var i = 0; i < overlaid.Width * overlaid.Height; i++)
        {
            var (y, x) = Math.DivRem(i, overlaid.Width);
            var active = Math.Clamp(values[(y / stride * features.Width) + (x / stride)] / most, 0, 1);
            overlaid.Plane(0)[i] += active * (0.80f - overlaid.Plane(0)[i]);
            overlaid.Plane(1)[i] += active * (0.05f - overlaid.Plane(1)[i]);
            overlaid.Plane(2)[i] += active * (0.10f - overlaid.Plane(2)[i]);
        }

        return overlaid;
    }
}
