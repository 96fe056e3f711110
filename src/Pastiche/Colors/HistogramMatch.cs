namespace Pastiche.Colors;

/// <summary>
/// Colours matched channel by channel: each value becomes the one that has as much of the other picture below it. Values are told apart to 12 bits.
/// </summary>
internal static class HistogramMatch
{
    private const int Bins = 4096;

    /// <summary>The picture with the other's histograms.</summary>
    /// <param name="image">The picture to change.</param>
    /// <param name="weights">How much each of its pixels counts; null for equally.</param>
    /// <param name="like">The other picture.</param>
    /// <param name="likeWeights">The same for that one.</param>
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

    /// <summary>For each bin the value that has the same share of the other histogram below it as the bin's middle has of this one.</summary>
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

    /// <summary>The share of each bin.</summary>
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

    /// <summary>Bins are centred on their values, so that black and white are values of their own.</summary>
    private static int Bin(float value) => (int)MathF.Round(Math.Clamp(value, 0, 1) * (Bins - 1));
}
