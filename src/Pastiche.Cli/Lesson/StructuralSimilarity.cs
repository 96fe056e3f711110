namespace Pastiche.Cli.Lesson;

/// <summary>
/// How alike two pictures are in structure: 1 for equal ones, about 0 for unrelated ones, which is nearer to what people see than
/// differences of pixels are. The mean over all windows of 11×11 pixels, weighted by a Gaussian of 1.5 pixels, of
/// (2μν + C₁)(2σ₁₂ + C₂) / ((μ² + ν² + C₁)(σ₁² + σ₂² + C₂)), on luminance.
/// </summary>
/// <remarks>
/// Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image Quality Assessment: From Error Visibility to Structural Similarity" (IEEE
/// Transactions on Image Processing, 2004), with its constants.
/// </remarks>
internal static class StructuralSimilarity
{
    /// <summary>The side of a window: pictures need as many pixels either way.</summary>
    public const int Window = 11;

    private const double Spread = 1.5;
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    private static readonly double[] Weights = Gaussian();

    /// <summary>Of two pictures of one size, as a file would show them: values are cut off at 0 and 1.</summary>
    public static double Of(Image image, Image reference)
    {
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

    /// <summary>Luma of Rec. 601, as the paper's authors have it.</summary>
    private static Plane Luminance(Image image)
    {
        var red = image.Plane(0);
        var green = image.Plane(1);
        var blue = image.Plane(2);
        var values = new double[red.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (0.299 * Shown(red[i])) + (0.587 * Shown(green[i])) + (0.114 * Shown(blue[i]));
        return new Plane(image.Width, image.Height, values);

        static double Shown(float value) => Math.Clamp(value, 0, 1);
    }

    /// <summary>The weighted mean of every window that lies within the picture.</summary>
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
        double[] weights = [.. Enumerable.Range(0, Window).Select(k => Math.Exp(-Math.Pow(k - (Window / 2), 2) / (2 * Spread * Spread)))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Values in rows.</summary>
    private sealed record Plane(int Width, int Height, double[] Values)
    {
        public Plane Times(Plane other) => this with { Values = [.. Values.Zip(other.Values, (a, b) => a * b)] };
    }
}
