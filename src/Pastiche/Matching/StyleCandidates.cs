using Pastiche.Losses;

namespace Pastiche.Matching;

/// <summary>The features of one style in one layer at the positions that may become neighbors.</summary>
internal sealed class StyleCandidates
{
    private readonly int _channels;
    private readonly float[] _blocks;

    /// <param name="parts">The features of candidates, each [channels][candidates]: those of the style and of its rotations.</param>
    /// <param name="channels">The number of feature maps.</param>
    /// <param name="weight">The style's weight in its region.</param>
    public StyleCandidates(IReadOnlyList<float[]> parts, int channels, double weight)
    {
        (Weight, Count, _channels) = (weight, parts.Sum(part => part.Length) / channels, channels);
        _blocks = new float[channels * Count];
        var start = 0;
        foreach (var part in parts)
        {
            var count = part.Length / channels;
            for (var channel = 0; channel < channels; channel++)
                BlockedMaps.SetMap(part.AsSpan(channel * count, count), channel, start, _blocks, channels);
            start += count;
        }
    }

    /// <summary>The style's weight in its region; together 1.</summary>
    public double Weight { get; }

    /// <summary>The number of candidates.</summary>
    public int Count { get; }

    /// <summary>The feature maps at the candidates, [channels][<see cref="Count"/>].</summary>
    public float[] Maps()
    {
        var maps = new float[_blocks.Length];
        for (var channel = 0; channel < _channels; channel++)
            BlockedMaps.GetMap(_blocks, _channels, channel, maps.AsSpan(channel * Count, Count));
        return maps;
    }

    /// <summary>The features of a candidate in one block of channels.</summary>
    /// <param name="block">The number of the block of <see cref="BlockedMaps"/>.</param>
    /// <param name="candidate">The number of the candidate.</param>
    public ReadOnlySpan<float> Block(int block, int candidate)
    {
        var size = BlockedMaps.BlockSize(_channels);
        return _blocks.AsSpan(((block * Count) + candidate) * size, size);
    }
}
