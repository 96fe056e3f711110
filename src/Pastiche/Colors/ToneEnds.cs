namespace Pastiche.Colors;

/// <summary>
/// Stretches the lightness of a picture until its darkest and its lightest parts are those of its styles: 0.5 % of the pixels lie beyond
/// each end. Contrast only grows, at most by half; hue stays, and chroma as far as the new lightness allows.
/// </summary>
internal static class ToneEnds
{
    private const double Tail = 0.005;
    private const int Bins = 4096;

    /// <summary>Stretches the lightness of a picture to that of styles.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="weights">The weight of each of its pixels where its ends are measured; null for equal weights.</param>
    /// <param name="styles">The styles, each with the mask of what of it is measured, and its weight; together more than 0.</param>
    /// <returns>A new picture; the same one if it reaches the ends of the styles already.</returns>
    public static Image Stretch(Image image, Mask? weights, IEnumerable<(Image Image, Mask? Mask, double Weight)> styles)
    {
        var shares = new double[Bins];
        foreach (var style in styles)
            foreach (var (bin, share) in Shares(style.Image, style.Mask).Index()) shares[bin] += style.Weight * share;
        var own = Shares(image, weights);
        var curve = new ToneCurve(Quantile(own, Tail), Quantile(own, 1 - Tail), Quantile(shares, Tail), Quantile(shares, 1 - Tail));
        if (curve.IsIdentity) return image;
        return LuminanceTransfer.Map(image, (pixel, _) => pixel with { Lightness = curve.At(Math.Clamp(pixel.Lightness, 0, 1)) });
    }

    /// <summary>The share of each bin of lightness; bins are centred, so that black and white are values of their own.</summary>
    private static double[] Shares(Image image, Mask? weights)
    {
        var (shares, sum) = (new double[Bins], 0.0);
        for (var i = 0; i < image.Width * image.Height; i++)
        {
            var weight = ColorStatistics.Weight(image, weights, i);
            shares[(int)MathF.Round(Math.Clamp(LuminanceTransfer.At(image, i).Lightness, 0, 1) * (Bins - 1))] += weight;
            sum += weight;
        }

        // The mask shows only transparent pixels.
        if (sum == 0) return weights is null ? shares : Shares(image, null);
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>The lightness below which a share of all is.</summary>
    private static float Quantile(double[] shares, double share)
    {
        var (bin, below, wanted) = (0, 0.0, share * shares.Sum());
        while (bin < Bins - 1 && below + shares[bin] < wanted) below += shares[bin++];
        var within = shares[bin] > 0 ? (wanted - below) / shares[bin] : 0.5;
        return (float)Math.Clamp((bin + within - 0.5) / (Bins - 1), 0, 1);
    }
}
