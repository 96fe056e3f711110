namespace Pastiche.Colors;

/// <summary>
/// Matches colours by the map x → A(x − μ) + μ' that gives them the mean and the covariance of another picture: A = Σ'^½ Σ^−½, or A = L'
/// L⁻¹ by Cholesky's factors.
/// </summary>
/// <remarks>
/// L. A. Gatys, M. Bethge, A. Hertzmann, E. Shechtman, "Preserving Color in Neural Artistic Style Transfer" (2016), section 4, which
/// finds the symmetric root, after A. Hertzmann et al., "Image Analogies" (SIGGRAPH 2001), the more dependable of the two.
/// </remarks>
internal static class LinearMatch
{
    /// <summary>
    /// The variance of rounding to 8 bits, added to every variance, since grey and flat pictures have none in some or all directions.
    /// </summary>
    private const double Floor = 1e-5;

    /// <summary>Maps a picture to another mean and covariance, clamped to black and white.</summary>
    /// <param name="image">The picture to change.</param>
    /// <param name="from">Its statistics.</param>
    /// <param name="to">The statistics to match.</param>
    /// <param name="symmetric">Whether to use symmetric roots instead of Cholesky's factors.</param>
    public static Image Apply(Image image, ColorStatistics from, ColorStatistics to, bool symmetric)
    {
        var map = symmetric
            ? SymmetricMatrix.Multiply(
                SymmetricMatrix.Apply(Floored(to), Math.Sqrt), SymmetricMatrix.Apply(Floored(from), value => 1 / Math.Sqrt(value)))
            : SymmetricMatrix.Multiply(
                SymmetricMatrix.Cholesky(Floored(to)), SymmetricMatrix.InverseOfLower(SymmetricMatrix.Cholesky(Floored(from))));
        var matched = image.Clone();
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            for (var channel = 0; channel < Image.Channels; channel++)
            {
                var value = to.Mean[channel];
                for (var other = 0; other < Image.Channels; other++)
                    value += map[channel, other] * (image.Plane(other)[i] - from.Mean[other]);
                matched.Plane(channel)[i] = (float)Math.Clamp(value, 0, 1);
            }
        }

        return matched;
    }

    private static double[,] Floored(ColorStatistics statistics)
    {
        var covariance = (double[,])statistics.Covariance.Clone();
        for (var i = 0; i < Image.Channels; i++) covariance[i, i] += Floor;
        return covariance;
    }
}
