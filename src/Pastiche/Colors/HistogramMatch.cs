namespace Pastiche.Colors;

/// <summary>
/// Matches histograms channel by channel: each value is mapped to the one with the same cumulative share in the other picture, in 12
/// bits.
/// </summary>
internal static class HistogramMatch
{
    private const int Bins = 4096;

    /// <summary>Matches a picture's histograms to those of another picture.</summary>
    /// <param name="image">The picture to change.</param>
    /// <param name="weights">The weight of each of its pixels; null for equal weights.</param>
    /// <param name="like">The other picture.</param>
    /// <param name="likeWeights">The weights of that picture's pixels.</param>
    public static Image Apply(Image image, Mask? weights, Image like, Mask? likeWeights)
    {
        var matched = image.Clone();
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var table = Table(Histogram(image, channel, weights), Histogram(like, channel, likeWeights));
            foreach (ref var value in matched.Plane(channel)) value = table[Bin(value)];
        }

        return matched;
    }

    /// <summary>
    /// The lookup table: for each bin, the value at which the other histogram's cumulative share is that of the bin's middle.
    /// </summary>
    private static float[] Table(double[] from, double[] to)
    {
        var table = new float[Bins];
        var (below, bin, belowBin) = (0.0, 0, 0.0);
        for (var i = 0; i < Bins; i++)
        {
            var share = below + (from[i] / 2);
            while (bin < Bins - 1 && belowBin + to[bin] < share) belowBin += to[bin++];
            var within = to[bin] > 0 ? Math.Clamp((share - belowBin) / to[bin], 0, 1) : 0.5;
            table[i] = (float)Math.Clamp((bin + within - 0.5) / (Bins - 1), 0, 1);
            below += from[i];
        }

        return table;
    }

    /// <summary>The share of each bin in a channel.</summary>
    private static double[] Histogram(Image image, int channel, Mask? weights)
    {
        var (shares, sum) = (new double[Bins], 0.0);
        var plane = image.Plane(channel);
        for (var i = 0; i < plane.Length; i++)
        {
            var weight = ColorStatistics.Weight(image, weights, i);
            shares[Bin(plane[i])] += weight;
            sum += weight;
        }

        if (sum == 0 && weights is not null) return Histogram(image, channel, null);
        if (sum > 0)
            foreach (ref var share in shares.AsSpan()) share /= sum;
        return shares;
    }

    /// <summary>The bin of a value; bins are centred, so that black and white are values of their own.</summary>
    private static int Bin(float value) => (int)MathF.Round(Math.Clamp(value, 0, 1) * (Bins - 1));
}
