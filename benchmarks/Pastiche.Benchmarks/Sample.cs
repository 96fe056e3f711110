namespace Pastiche.Benchmarks;

/// <summary>What there is to say about times measured again and again.</summary>
internal static class Sample
{
    /// <summary>The one in the middle, or the mean of the two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
