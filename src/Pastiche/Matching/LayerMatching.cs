using System.Buffers;
using System.Numerics.Tensors;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Tiles;

namespace Pastiche.Matching;

/// <summary>Finds the nearest neighbors of one layer of the match source, in one region, one tile of it after the other.</summary>
/// <param name="candidates">The candidates of each style of the region; at least one style.</param>
/// <param name="shape">The shape of the match source's features, [1, channels, rows, columns].</param>
/// <param name="where">How much of each position belongs to the region; null for all of it everywhere.</param>
/// <param name="search">Finds the neighbors.</param>
internal sealed class LayerMatching(IReadOnlyList<StyleCandidates> candidates, Shape shape, Mask? where, NeighborSearch search)
    : IDisposable
{
    /// <summary>The most queries that are gathered at a time: enough to keep all threads busy.</summary>
    private const int MostQueries = 1 << 13;

    private readonly NeighborCandidates[] _prepared = [.. candidates.Select(style => search.Prepare(style.Maps(), shape[1]))];
    private readonly Mask? _where = where?.Resize(shape[3], shape[2]);
    private readonly double[] _sums = new double[shape[1]];
    private readonly int[][] _nearest = [.. candidates.Select(_ => candidates.Count == 1 ? [] : new int[shape[2] * shape[3]])];
    private readonly float[][] _similarities = [.. candidates.Select(_ => candidates.Count == 1 ? [] : new float[shape[2] * shape[3]])];
    private long _summed;

    /// <summary>The targets, which matching sets.</summary>
    public NeighborTargets Targets { get; } = new(candidates, shape[1], shape[2] * shape[3]);

    /// <summary>Adds up the features of a tile for the means, which are taken off all features of the source.</summary>
    /// <param name="features">The tile's features, [channels][positions].</param>
    /// <param name="part">What the tile owns.</param>
    public void AddToMeans(ReadOnlySpan<float> features, OwnedPart part)
    {
        var (seen, _) = Painted(part);
        var map = features.Length / _sums.Length;
        for (var channel = 0; channel < _sums.Length; channel++)
        {
            var values = features.Slice(channel * map, map);
            var sum = 0.0;
            foreach (var position in seen) sum += values[position];
            _sums[channel] += sum;
        }

        _summed += seen.Length;
    }

    /// <summary>Finds the nearest neighbor of each position of a tile.</summary>
    /// <param name="features">The tile's features, [channels][positions].</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Match(ReadOnlySpan<float> features, OwnedPart part, CancellationToken cancellationToken)
    {
        if (_where is null && part.IsWhole)
        {
            Match(features, [], [.. Enumerable.Range(0, part.Count)], cancellationToken);
            return;
        }

        // A source that is measured as a whole has the means of what is painted of it.
        if (part.IsWhole) AddToMeans(features, part);
        var means = new double[_sums.Length];
        TensorPrimitives.Divide(_sums, _summed, means);
        var (seen, whole) = Painted(part);
        var memory = ArrayPool<float>.Shared.Rent(_sums.Length * Math.Min(MostQueries, seen.Length));
        for (int start = 0, count; start < seen.Length; start += count)
        {
            count = Math.Min(MostQueries, seen.Length - start);
            var queries = memory.AsSpan(0, _sums.Length * count);
            FeatureColumns.Gather(features, _sums.Length, seen.AsSpan(start, count), queries);
            Match(queries, means, whole.AsSpan(start, count), cancellationToken);
        }

        ArrayPool<float>.Shared.Return(memory);
    }

    /// <summary>Ends a matching, after all tiles: divides the positions among several styles.</summary>
    public void End()
    {
        Array.Clear(_sums);
        _summed = 0;
        if (candidates.Count == 1) return;
        int[] painted = [.. Enumerable.Range(0, shape[2] * shape[3]).Where(IsPainted)];
        if (painted.Length == 0) return;
        var styles = StyleShares.Assign(
            [.. _similarities.Select(all => Array.ConvertAll(painted, position => all[position]))],
            [.. candidates.Select(style => style.Weight)]);
        foreach (var (i, position) in painted.Index()) Targets.Choose(position, styles[i], _nearest[styles[i]][position]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var prepared in _prepared) prepared.Dispose();
    }

    /// <summary>Finds the nearest neighbors of some queries, which are at these positions of the whole.</summary>
    private void Match(ReadOnlySpan<float> queries, double[] means, ReadOnlySpan<int> positions, CancellationToken cancellationToken)
    {
        var (found, cosines) = (new int[positions.Length], new float[positions.Length]);
        for (var style = 0; style < candidates.Count; style++)
        {
            search.Find(_prepared[style], queries, means, found, cosines, cancellationToken);
            for (var i = 0; i < positions.Length; i++)
            {
                if (candidates.Count == 1) Targets.Choose(positions[i], 0, found[i]);
                else (_nearest[style][positions[i]], _similarities[style][positions[i]]) = (found[i], cosines[i]);
            }
        }
    }

    /// <summary>The positions of a part that are painted: in the tile, and in the whole.</summary>
    private (int[] Seen, int[] Whole) Painted(OwnedPart part)
    {
        var (seen, whole, count) = (new int[part.Count], new int[part.Count], 0);
        for (var row = 0; row < part.Rows; row++)
        {
            for (var column = 0; column < part.Columns; column++)
            {
                var position = part.WholeIndex(row, column);
                if (!IsPainted(position)) continue;
                (seen[count], whole[count]) = (part.SeenIndex(row, column), position);
                count++;
            }
        }

        Array.Resize(ref seen, count);
        Array.Resize(ref whole, count);
        return (seen, whole);
    }

    private bool IsPainted(int position) => _where is null || _where.Values[position] > 0;
}
