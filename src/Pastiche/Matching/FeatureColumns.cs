namespace Pastiche.Matching;

/// <summary>Chooses positions of feature maps.</summary>
internal static class FeatureColumns
{
    /// <summary>The feature maps at some positions.</summary>
    /// <param name="features">The feature maps, [channels][all positions].</param>
    /// <param name="channels">The number of maps.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="gathered">Receives them, [channels][positions].</param>
    public static void Gather(ReadOnlySpan<float> features, int channels, ReadOnlySpan<int> positions, Span<float> gathered)
    {
        var all = features.Length / channels;
        for (var channel = 0; channel < channels; channel++)
        {
            var map = features.Slice(channel * all, all);
            var target = gathered.Slice(channel * positions.Length, positions.Length);
            for (var i = 0; i < target.Length; i++) target[i] = map[positions[i]];
        }
    }
}
