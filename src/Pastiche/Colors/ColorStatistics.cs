namespace Pastiche.Colors;

/// <summary>The mean and the covariance of a picture's colours, over sRGB-encoded red, green and blue.</summary>
/// <param name="Mean">The mean, [3].</param>
/// <param name="Covariance">The covariance, [3, 3].</param>
internal sealed record ColorStatistics(double[] Mean, double[,] Covariance)
{
    /// <summary>Measures a picture; pixels are weighted by alpha and mask.</summary>
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

        // The mask shows only transparent pixels.
        if (count == 0) return weights is null ? new(sums, products) : Of(image, null);
        double[] mean = [.. sums.Select(sum => sum / count)];
        for (var channel = 0; channel < mean.Length; channel++)
        {
            for (var other = 0; other <= channel; other++)
                products[channel, other] = products[other, channel] = (products[channel, other] / count) - (mean[channel] * mean[other]);
        }

        return new(mean, products);
    }

    /// <summary>The weight of a pixel.</summary>
    public static float Weight(Image image, Mask? weights, int pixel) =>
        (image.HasAlpha ? image.Alpha[pixel] : 1) * (weights is null ? 1 : weights.Values[pixel]);
}
