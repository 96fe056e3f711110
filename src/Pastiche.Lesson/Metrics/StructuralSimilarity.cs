namespace Pastiche.Lesson.Metrics;

/// <summary>
/// The structural similarity (SSIM) of two images: 1 for equal images and about 0 for unrelated ones. It agrees better with what people see
/// than differences of pixels do. It is the mean over all windows of 11×11 pixels, weighted by a Gaussian of 1.5 pixels, of
/// (2μν + C₁)(2σ₁₂ + C₂) / ((μ² + ν² + C₁)(σ₁² + σ₂² + C₂)), on luma.
/// </summary>
/// <remarks>
/// Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image Quality Assessment: From Error Visibility to Structural Similarity" (IEEE
/// Transactions on Image Processing, 2004), with its constants.
/// </remarks>
public static class StructuralSimilarity
{
    /// <summary>The side of a window, in pixels. Images need to be at least as wide and as high.</summary>
    public const int Window = 11;

    private const double Sigma = 1.5;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    private static readonly double[] Weights = Gaussian();

    /// <summary>Computes the similarity of two images of one size. Values are clamped to 0..1, as in a file.</summary>
    /// <param name="image">The image.</param>
    /// <param name="reference">The image to compare with.</param>
    /// <returns>The similarity, from −1 to 1.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The images are smaller than a <see cref="Window"/>.</exception>
    public static double Of(Image image, Image reference)
    {
        ImageSizes.RequireEqual(image, reference);
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(image.Width, image.Height), Window, nameof(image));
        var (one, other) = (Luminance(image), Luminance(reference));
        var (meanOne, meanOther) = (Blur(one), Blur(other));
        var (squareOne, squareOther, product) = (Blur(one.Times(one)), Blur(other.Times(other)), Blur(one.Times(other)));
        var sum = 0.0;
        for (var i = 0; i < product.Values.Length; i++)
        {
            var (mu, nu) = (meanOne.Values[i], meanOther.Values[i]);
            var (varianceOne, varianceOther, covariance) =
                (squareOne.Values[i] - (mu * mu), squareOther.Values[i] - (nu * nu), product.Values[i] - (mu * nu));
            sum += ((2 * mu * nu) + C1) * ((2 * covariance) + C2)
                / (((mu * mu) + (nu * nu) + C1) * (varianceOne + varianceOther + C2));
        }

        return sum / product.Values.Length;
    }

    /// <summary>Luma of Rec. 601, as in the authors' implementation.</summary>
    private static Plane Luminance(Image image)
    {
        var red = image.Plane(0);
        var green = image.Plane(1);
        var blue = image.Plane(2);
        var values = new double[red.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (0.299 * Clamped(red[i])) + (0.587 * Clamped(green[i])) + (0.114 * Clamped(blue[i]));

        return new Plane(image.Width, image.Height, values);

        static double Clamped(float value) => Math.Clamp(value, 0, 1);
    }

    /// <summary>The weighted mean of every window that lies within the image.</summary>
    private static Plane Blur(Plane plane)
    {
        var rows = new Plane(plane.Width - Window + 1, plane.Height, new double[(plane.Width - Window + 1) * plane.Height]);
        for (var i = 0; i < rows.Values.Length; i++) rows.Values[i] = Sum(plane, (i / rows.Width * plane.Width) + (i % rows.Width), 1);
        var blurred = new Plane(rows.Width, plane.Height - Window + 1, new double[rows.Width * (plane.Height - Window + 1)]);
        for (var i = 0; i < blurred.Values.Length; i++) blurred.Values[i] = Sum(rows, i, rows.Width);
        return blurred;
    }

    private static double Sum(Plane plane, int first, int step)
    {
        var sum = 0.0;
        for (var k = 0; k < Window; k++) sum += Weights[k] * plane.Values[first + (k * step)];
        return sum;
    }

    private static double[] Gaussian()
    {
        var centered = Enumerable.Range(0, Window).Select(k => k - (Window / 2));
        double[] weights = [.. centered.Select(x => Math.Exp(-Math.Pow(x, 2) / (2 * Sigma * Sigma)))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>A plane of values, row by row.</summary>
    private sealed record Plane(int Width, int Height, double[] Values)
    {
        public Plane Times(Plane other) => this with { Values = [.. Values.Zip(other.Values, (a, b) => a * b)] };
    }
}
