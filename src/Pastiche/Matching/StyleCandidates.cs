namespace Pastiche.Matching;

/// <summary>The features of one style in one layer at the positions that may become neighbors.</summary>
internal sealed class StyleCandidates
{
    private readonly float[] _features;

    /// <param name="parts">The features of candidates, each [channels][candidates]: those of the style and of its rotations.</param>
    /// <param name="channels">The number of feature maps.</param>
    /// <param name="weight">The style's weight in its region.</param>
    public StyleCandidates(IReadOnlyList<float[]> parts, int channels, double weight)
    {
        (Weight, Count) = (weight, parts.Sum(part => part.Length) / channels);
        _features = new float[channels * Count];
        var start = 0;
        foreach (var part in parts)
        {
            var count = part.Length / channels;
            for (var channel = 0; channel < channels; channel++)
                part.AsSpan(channel * count, count).CopyTo(_features.AsSpan((channel * Count) + start));
            start += count;
        }
    }

    /// <summary>The style's weight in its region; together 1.</summary>
    public double Weight { get; }

    /// <summary>The number of candidates.</summary>
    public int Count { get; }

    /// <summary>The feature maps at the candidates, [channels][<see cref="Count"/>].</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>A feature map at the candidates.</summary>
    public ReadOnlySpan<float> Map(int channel) => _features.AsSpan(channel * Count, Count);
}
