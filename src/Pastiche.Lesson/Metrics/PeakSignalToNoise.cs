namespace Pastiche.Lesson.Metrics;

/// <summary>
/// The peak signal-to-noise ratio of two images: 10·log₁₀(1 / mean squared difference), in decibels. At 20 an image is recognizable, at 30
/// close, and from about 40 on hardly distinguishable.
/// </summary>
public static class PeakSignalToNoise
{
    /// <summary>Computes the ratio of two images of one size. Values are clamped to 0..1, as in a file.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reference">The image to compare with.</param>
    /// <returns>Decibels; infinity for equal images.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Of(Image image, Image reference)
    {
        ImageSizes.RequireEqual(image, reference);
        var one = image.Pixels;
        var other = reference.Pixels;
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            var difference = (double)Math.Clamp(one[i], 0, 1) - Math.Clamp(other[i], 0, 1);
            sum += difference * difference;
        }

        return -10 * Math.Log10(sum / one.Length);
    }
}
