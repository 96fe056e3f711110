using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Figures;

/// <summary>A picture beside itself with the strongest maps of a layer laid over it: where each is active.</summary>
internal static class StrongestMaps
{
    private const int Most = 8;
    private const int Columns = 3;
    private const float Paleness = 0.6f;

    /// <summary>The picture, then its eight strongest maps.</summary>
    public static FigureGrid Of(Image image, LayerInspection layer)
    {
        var backdrop = Backdrop(image);
        FigureCell[] cells =
        [
            new FigureCell(image, "the picture"),
            .. layer.Strongest.Take(Most).Select(map => new FigureCell(Lay(backdrop, layer.Features, map),
                $"map {map}: strength {Format.Digits(layer.Strength(map))}")),
        ];
        return new FigureGrid
        {
            Title = $"{layer.Name}: where its {cells.Length - 1} strongest maps are active",
            ColumnAxis = "A map's strength is the root of its mean squared activation. Red: how active it is there, up to what a hundredth of its positions exceed.",
            Cells = [.. cells.Chunk(Columns)],
        };
    }

    /// <summary>The picture in pale grey, on which colours can be seen.</summary>
    private static Image Backdrop(Image image)
    {
        var pale = new Image(image.Width, image.Height);
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var luminance = (0.299f * image.Plane(0)[i]) + (0.587f * image.Plane(1)[i]) + (0.114f * image.Plane(2)[i]);
            for (var channel = 0; channel < 3; channel++) pale.Plane(channel)[i] = Paleness + ((1 - Paleness) * Math.Clamp(luminance, 0, 1));
        }

        return pale;
    }

    /// <summary>What a hundredth of the values exceed: one very large one would make the others pale.</summary>
    private static float Largest(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted[sorted.Length - 1 - (sorted.Length / 100)];
    }

    /// <summary>Each position colours the pixels that it stands for.</summary>
    private static Image Lay(Image backdrop, Features features, int map)
    {
        var laid = backdrop.Clone();
        var values = features.Map(map);
        var most = Math.Max(float.Epsilon, Largest(values));
        var stride = features.Layer.Stride;
        for (var i = 0; i < laid.Width * laid.Height; i++)
        {
            var (y, x) = Math.DivRem(i, laid.Width);
            var active = Math.Clamp(values[(y / stride * features.Width) + (x / stride)] / most, 0, 1);
            laid.Plane(0)[i] += active * (0.80f - laid.Plane(0)[i]);
            laid.Plane(1)[i] += active * (0.05f - laid.Plane(1)[i]);
            laid.Plane(2)[i] += active * (0.10f - laid.Plane(2)[i]);
        }

        return laid;
    }
}
