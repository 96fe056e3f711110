namespace Pastiche.Imaging;

/// <summary>How often each of 256 tones occurs, from which quantiles are read.</summary>
internal sealed class ToneCounts
{
    private const int Tones = 256;

    private readonly int[] _counts = new int[Tones];
    private int _total;

    /// <summary>Half of the distance between the first and the last decile, which a few outliers do not change.</summary>
    public float Spread => (Quantile(0.9) - Quantile(0.1)) / 2;

    /// <summary>Counts a value; black is 0 and white is 1.</summary>
    public void Add(float value)
    {
        _counts[(int)((Math.Clamp(value, 0, 1) * (Tones - 1)) + 0.5f)]++;
        _total++;
    }

    /// <summary>The tone that a share of the values does not exceed.</summary>
    /// <param name="share">From 0 to 1; 0.5 for the median.</param>
    public float Quantile(double share)
    {
        var (tone, sum) = (0, _counts[0]);
        while (sum < share * _total) sum += _counts[++tone];
        return tone / (Tones - 1f);
    }
}
