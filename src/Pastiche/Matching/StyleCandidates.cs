using Pastiche.Cpu;

namespace Pastiche.Matching;

/// <summary>The features of one style in one layer at the positions that may become neighbors.</summary>
internal sealed class StyleCandidates : IDisposable
{
    private readonly float[] _features;

    /// <param name="features">The layer's feature maps, [channels][positions].</param>
    /// <param name="channels">The number of maps.</param>
    /// <param name="positions">The positions that are candidates.</param>
    /// <param name="weight">The style's weight in its region.</param>
    /// <param name="search">Prepares the search.</param>
    public StyleCandidates(ReadOnlySpan<float> features, int channels, int[] positions, double weight, NeighborSearch search)
    {
        Weight = weight;
        var all = features.Length / channels;
        _features = new float[channels * positions.Length];
        for (var channel = 0; channel < channels; channel++)
        {
            var map = features.Slice(channel * all, all);
            for (var i = 0; i < positions.Length; i++) _features[(channel * positions.Length) + i] = map[positions[i]];
        }

        Prepared = search.Prepare(_features, channels);
    }

    /// <summary>The style's weight in its region.</summary>
    public double Weight { get; }

    /// <summary>The candidates as the search takes them.</summary>
    public NeighborCandidates Prepared { get; }

    /// <summary>A feature map at the candidates.</summary>
    public ReadOnlySpan<float> Map(int channel) => _features.AsSpan(channel * Prepared.Count, Prepared.Count);

    /// <inheritdoc/>
    public void Dispose() => Prepared.Dispose();
}
