using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Matching;

/// <summary>Finds the nearest neighbors of one layer of the match source, in one region.</summary>
/// <param name="candidates">The candidates of each style of the region; at least one style.</param>
/// <param name="shape">The shape of the match source's features, [1, channels, rows, columns].</param>
/// <param name="where">How much of each position belongs to the region; null for all of it everywhere.</param>
/// <param name="search">Finds the neighbors.</param>
internal sealed class LayerMatching(IReadOnlyList<StyleCandidates> candidates, Shape shape, Mask? where, NeighborSearch search)
    : IDisposable
{
    private readonly int _all = shape[2] * shape[3];
    private readonly NeighborCandidates[] _prepared = [.. candidates.Select(style => search.Prepare(style.Maps(), shape[1]))];
    private readonly int[]? _positions = where is null ? null : Painted(where.Resize(shape[3], shape[2]));

    /// <summary>Sets the target of each position to the style's features at its nearest neighbor.</summary>
    /// <param name="features">The features of the match source, [channels][positions].</param>
    /// <param name="target">The target, as <see cref="BlockedMaps"/>; what the region does not cover stays.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Match(ReadOnlySpan<float> features, Span<float> target, CancellationToken cancellationToken)
    {
        var queries = _positions is null ? features : FeatureColumns.Gather(features, shape[1], _positions);
        var count = queries.Length / shape[1];
        if (count == 0) return;
        var nearest = new int[candidates.Count][];
        var similarities = new float[candidates.Count][];
        for (var style = 0; style < candidates.Count; style++)
        {
            (nearest[style], similarities[style]) = (new int[count], new float[count]);
            search.Find(_prepared[style], queries, nearest[style], similarities[style], cancellationToken);
        }

        var styles = candidates.Count == 1 ? null : StyleShares.Assign(similarities, [.. candidates.Select(style => style.Weight)]);
        var blockSize = BlockedMaps.BlockSize(shape[1]);
        for (var block = 0; block < shape[1] / blockSize; block++)
            SetBlock(block, nearest, styles, target.Slice(block * _all * blockSize, _all * blockSize));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var prepared in _prepared) prepared.Dispose();
    }

    /// <summary>Sets one block of channels of the target.</summary>
    private void SetBlock(int block, int[][] nearest, int[]? styles, Span<float> target)
    {
        var blockSize = target.Length / _all;
        for (var i = 0; i < nearest[0].Length; i++)
        {
            var position = _positions is null ? i : _positions[i];
            var style = styles is null ? 0 : styles[i];
            candidates[style].Block(block, nearest[style][i]).CopyTo(target.Slice(position * blockSize, blockSize));
        }
    }

    private static int[] Painted(Mask mask)
    {
        var painted = new List<int>(mask.Values.Length);
        for (var i = 0; i < mask.Values.Length; i++)
            if (mask.Values[i] > 0) painted.Add(i);
        return [.. painted];
    }
}
