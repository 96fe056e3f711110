namespace Pastiche.Matching;

/// <summary>The features of one style in one layer at the positions that may become neighbors.</summary>
internal sealed class StyleCandidates
{
    private readonly float[] _features;

    /// <param name="features">The layer's feature maps, [channels][positions].</param>
    /// <param name="channels">The number of maps.</param>
    /// <param name="positions">The positions that are candidates, at least one.</param>
    /// <param name="weight">The style's weight in its region.</param>
    public StyleCandidates(ReadOnlySpan<float> features, int channels, int[] positions, double weight)
    {
        (Weight, Count) = (weight, positions.Length);
        var all = features.Length / channels;
        _features = new float[channels * Count];
        for (var channel = 0; channel < channels; channel++)
        {
            var map = features.Slice(channel * all, all);
            for (var i = 0; i < Count; i++) _features[(channel * Count) + i] = map[positions[i]];
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
