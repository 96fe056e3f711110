namespace Pastiche.Cli.Lesson;

/// <summary>How near a picture comes to another: 10·log₁₀(1/mean squared difference), in decibels. 20 is recognisable, 30 near, 40 hardly to be told apart.</summary>
internal static class PeakSignalToNoise
{
    /// <summary>Of two pictures of one size, as a file would show them: values are cut off at 0 and 1.</summary>
    /// <returns>Decibels; infinite for equal ones.</returns>
    public static double Of(Image image, Image reference)
    {
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
