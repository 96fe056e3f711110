namespace Pastiche.Colors;

/// <summary>Luminance-only transfer: lightness is painted, and every pixel keeps the hue and the chroma of the content.</summary>
/// <remarks>
/// L. A. Gatys, M. Bethge, A. Hertzmann, E. Shechtman, "Preserving Color in Neural Artistic Style Transfer" (2016), section 3. Differs
/// from it in the space: OkLab, whose lightness is nearer to perceived lightness, instead of YIQ.
/// </remarks>
internal static class LuminanceTransfer
{
    /// <summary>The smallest deviation that is divided by: a smaller one would magnify noise.</summary>
    private const double SmallestDeviation = 1e-3;

    /// <summary>The lightness of a picture, as a grey picture.</summary>
    public static Image Gray(Image image) => Map(image, (pixel, _) => pixel with { GreenRed = 0, BlueYellow = 0 });

    /// <summary>Matches mean and deviation of a picture's lightness to another one's; hue and chroma stay the same.</summary>
    /// <param name="image">The picture to change.</param>
    /// <param name="weights">The weight of each of its pixels; null for equal weights.</param>
    /// <param name="like">The other picture.</param>
    /// <param name="likeWeights">The weights of that picture's pixels.</param>
    public static Image Match(Image image, Mask? weights, Image like, Mask? likeWeights)
    {
        var (own, other) = (Lightness(image, weights), Lightness(like, likeWeights));
        var factor = other.Deviation / Math.Max(own.Deviation, SmallestDeviation);
        return Map(image, (pixel, _) => pixel with { Lightness = (float)(other.Mean + (factor * (pixel.Lightness - own.Mean))) });
    }

    /// <summary>Combines the lightness of one picture with hue and chroma of another of the same size.</summary>
    public static Image Combine(Image lightness, Image chroma) =>
        Map(lightness, (pixel, i) => At(chroma, i) with { Lightness = pixel.Lightness });

    private static (double Mean, double Deviation) Lightness(Image image, Mask? weights)
    {
        var (count, sum, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var weight = ColorStatistics.Weight(image, weights, i);
            double lightness = At(image, i).Lightness;
            count += weight;
            sum += weight * lightness;
            squares += weight * lightness * lightness;
        }

        if (count == 0) return weights is null ? (0, 0) : Lightness(image, null);
        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }

    private static OkLab At(Image image, int pixel) => OkLab.Of(
        Math.Clamp(image.Plane(0)[pixel], 0, 1), Math.Clamp(image.Plane(1)[pixel], 0, 1), Math.Clamp(image.Plane(2)[pixel], 0, 1));

    private static Image Map(Image image, Func<OkLab, int, OkLab> change)
    {
        var result = image.Clone();
        for (var i = 0; i < image.Width * image.Height; i++)
            (result.Plane(0)[i], result.Plane(1)[i], result.Plane(2)[i]) = Gamut.Fit(change(At(image, i), i));
        return result;
    }
}
