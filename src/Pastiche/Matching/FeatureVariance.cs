using Pastiche.Losses;
using Pastiche.Tiles;

namespace Pastiche.Matching;

/// <summary>The variance of all features of a layer, from those of its tiles.</summary>
internal struct FeatureVariance
{
    private long _count;
    private double _mean;
    private double _squares;

    /// <summary>The mean square of the deviations from the mean of all features.</summary>
    public readonly double Value => _squares / _count;

    /// <summary>Adds the features that a tile owns.</summary>
    /// <param name="loss">The loss whose denominator is the sum of squared deviations.</param>
    /// <param name="features">The tile's features, [channels][positions].</param>
    /// <param name="part">What the tile owns.</param>
    /// <remarks>
    /// T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979).
    /// </remarks>
    public void Add(FeatureLoss loss, ReadOnlySpan<float> features, OwnedPart part)
    {
        var channels = features.Length / (part.SeenColumns * part.SeenRows);
        var own = features;
        if (!part.IsWhole)
        {
            var extracted = new float[channels * part.Count];
            part.Extract(features, extracted);
            own = extracted;
        }

        var (mean, squares) = (0.0, loss.Denominator(own));
        foreach (var value in own) mean += (double)value / own.Length;
        var (count, difference) = (_count + own.Length, mean - _mean);
        _squares += squares + (difference * difference * ((double)_count * own.Length / count));
        _mean += difference * own.Length / count;
        _count = count;
    }
}
