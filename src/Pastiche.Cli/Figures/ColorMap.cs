using ScottPlot.Colormaps;

namespace Pastiche.Cli.Figures;

/// <summary>
/// Numbers as colours, from black for 0 over purple and orange to a light yellow for 1, in which equal steps look equal, in print without
/// colours too: magma.
/// </summary>
/// <remarks>S. van der Walt, N. J. Smith, "A Better Default Colormap for Matplotlib" (SciPy 2015).</remarks>
internal static class ColorMap
{
    private static readonly Magma Magma = new();

    /// <summary>The colour of a number; beyond 0 and 1, that of the nearer of these.</summary>
    public static (float Red, float Green, float Blue) Of(double value)
    {
        var color = Magma.GetColor(double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1));
        return (color.R / 255f, color.G / 255f, color.B / 255f);
    }

    /// <summary>A picture of numbers, each a square of pixels.</summary>
    /// <param name="width">Columns of numbers.</param>
    /// <param name="height">Rows of numbers.</param>
    /// <param name="enlargement">The side of a square.</param>
    /// <param name="value">The number, from 0 to 1, by its place in rows.</param>
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
