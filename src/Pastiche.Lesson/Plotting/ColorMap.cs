using ScottPlot.Colormaps;

namespace Pastiche.Lesson.Plotting;

/// <summary>
/// The perceptually uniform color map magma: from black for 0 through purple and orange to light yellow for 1. It also works in grayscale.
/// </summary>
/// <remarks>S. van der Walt, N. J. Smith, "A Better Default Colormap for Matplotlib" (SciPy 2015).</remarks>
public static class ColorMap
{
    private static readonly Magma Magma = new();

    /// <summary>The color of a number, as RGB from 0 to 1.</summary>
    /// <param name="value">The number; it is clamped to 0..1, and NaN counts as 0.</param>
    public static (float Red, float Green, float Blue) Of(double value)
    {
        var color = Magma.GetColor(double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1));
        return (color.R / 255f, color.G / 255f, color.B / 255f);
    }

    /// <summary>Paints numbers as an image in which each number is a square of pixels.</summary>
    /// <param name="width">Columns of numbers.</param>
    /// <param name="height">Rows of numbers.</param>
    /// <param name="enlargement">The side of a square, in pixels.</param>
    /// <param name="value">The number, from 0 to 1, at an index that counts row by row.</param>
    public static Image Paint(int width, int height, int enlargement, Func<int, double> value)
    {
        var image = new Image(width * enlargement, height * enlargement);
        for (var i = 0; i < width * height; i++)
        {
            var color = Of(value(i));
            for (var row = 0; row < enlargement; row++)
            {
                var first = ((((i / width) * enlargement) + row) * image.Width) + (i % width * enlargement);
                image.Plane(0).Slice(first, enlargement).Fill(color.Red);
                image.Plane(1).Slice(first, enlargement).Fill(color.Green);
                image.Plane(2).Slice(first, enlargement).Fill(color.Blue);
            }
        }

        return image;
    }
}
