namespace Pastiche.Lesson.Metrics;

/// <summary>
/// The relative squared difference of the features of two images in a layer: Σ (F − P)² / Σ (P − P̄)², where P̄ is the mean of all of P.
/// </summary>
public static class FeatureDistance
{
    /// <summary>Computes the difference.</summary>
    /// <param name="features">The features F.</param>
    /// <param name="reference">The features P, of the same size.</param>
    /// <returns>0 for equal features, 1 if F is the mean of P everywhere.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Of(Features features, Features reference)
    {
        FeatureSizes.RequireEqual(features, reference);
        var mean = 0.0;
        foreach (var value in reference.Values) mean += (double)value / reference.Values.Length;
        var (distance, size) = (0.0, 0.0);
        for (var i = 0; i < reference.Values.Length; i++)
        {
            distance += Math.Pow(features.Values[i] - reference.Values[i], 2);
            size += Math.Pow(reference.Values[i] - mean, 2);
        }

        return distance / size;
    }
}
