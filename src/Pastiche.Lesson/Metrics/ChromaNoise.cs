using Pastiche.Colors;

namespace Pastiche.Lesson.Metrics;

/// <summary>
/// The noise of an image's colors: the root mean square of what the two axes of chroma in OkLab have beyond the mean of the 5×5 pixels
/// around. Divided by that of a style, above 1 there are speckles of color that the style does not have.
/// </summary>
public static class ChromaNoise
{
    private const int Radius = 2;

    /// <summary>Computes the noise.</summary>
    /// <param name="image">The image. Values are clamped to 0..1, as in a file.</param>
    /// <returns>The root mean square in units of OkLab; 0 for an image of a single hue and chroma.</returns>
    public static double Of(Image image)
    {
        var (greenRed, blueYellow) = (new float[image.Width * image.Height], new float[image.Width * image.Height]);
        for (var i = 0; i < greenRed.Length; i++)
        {
            var color = OkLab.Of(Clamped(image.Plane(0)[i]), Clamped(image.Plane(1)[i]), Clamped(image.Plane(2)[i]));
            (greenRed[i], blueYellow[i]) = (color.GreenRed, color.BlueYellow);
        }

        var sum = SumOfSquares(greenRed, image.Width) + SumOfSquares(blueYellow, image.Width);
        return Math.Sqrt(sum / (2.0 * greenRed.Length));

        static float Clamped(float value) => Math.Clamp(value, 0, 1);
    }

    /// <summary>The squared differences of all values from the mean around them. At the edges there are fewer values around.</summary>
    private static double SumOfSquares(float[] plane, int width)
    {
        var sum = 0.0;
        for (var i = 0; i < plane.Length; i++) sum += Math.Pow(plane[i] - MeanAround(plane, width, i % width, i / width), 2);
        return sum;
    }

    private static double MeanAround(float[] plane, int width, int x, int y)
    {
        var (left, right) = (Math.Max(0, x - Radius), Math.Min(width - 1, x + Radius));
        var (top, bottom) = (Math.Max(0, y - Radius), Math.Min((plane.Length / width) - 1, y + Radius));
        var sum = 0.0;
        for (var row = top; row <= bottom; row++)
            for (var column = left; column <= right; column++) sum += plane[(row * width) + column];
        return sum / ((right - left + 1) * (bottom - top + 1));
    }
}
