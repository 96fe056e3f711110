namespace Pastiche.Colors;

/// <summary>How the colours of a picture are spread: their mean and covariance, over sRGB-encoded red, green and blue.</summary>
/// <param name="Mean">[3].</param>
/// <param name="Covariance">[3, 3].</param>
internal sealed record ColorStatistics(double[] Mean, double[,] Covariance)
{
    /// <summary>Measures a picture; what is transparent, or outside the mask, counts as little as it is visible.</summary>
    public static ColorStatistics Of(Image image, Mask? weights)
    {
        var (count, sums, products) = (0.0, new double[Image.Channels], new double[Image.Channels, Image.Channels]);
        var color = new double[Image.Channels];
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var weight = Weight(image, weights, i);
            if (weight == 0) continue;
            count += weight;
            for (var channel = 0; channel < color.Length; channel++)
            {
                color[channel] = image.Plane(channel)[i];
                sums[channel] += weight * color[channel];
                for (var other = 0; other <= channel; other++) products[channel, other] += weight * color[channel] * color[other];
            }
        }

        // What the mask shows is transparent.
        if (count == 0) return weights is null ? new(sums, products) : Of(image, null);
        double[] mean = [.. sums.Select(sum => sum / count)];
        for (var channel = 0; channel < mean.Length; channel++)
            for (var other = 0; other <= channel; other++)
                products[channel, other] = products[other, channel] = (products[channel, other] / count) - (mean[channel] * mean[other]);
        return new(mean, products);
    }

    /// <summary>How much a pixel counts.</summary>
    public static float Weight(Image image, Mask? weights, int pixel) =>
        (image.HasAlpha ? image.Alpha[pixel] : 1) * (weights is null ? 1 : weights.Values[pixel]);
}
