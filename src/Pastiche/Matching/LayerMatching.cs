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
        var queries = Queries(features, part, out var positions);
        for (var channel = 0; channel < _sums.Length && positions.Length > 0; channel++)
        {
            foreach (var value in queries.Slice(channel * positions.Length, positions.Length)) _sums[channel] += value;
        }

        _summed += positions.Length;
    }

    /// <summary>Finds the nearest neighbor of each position of a tile.</summary>
    /// <param name="features">The tile's features, [channels][positions].</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public void Match(ReadOnlySpan<float> features, OwnedPart part, CancellationToken cancellationToken)
    {
        var queries = Queries(features, part, out var positions);
        if (positions.Length == 0) return;
        var means = new double[_summed == 0 ? 0 : _sums.Length];
        if (means.Length > 0) TensorPrimitives.Divide(_sums, _summed, means);
        var (nearest, similarity) = (new int[positions.Length], new float[positions.Length]);
        for (var style = 0; style < candidates.Count; style++)
        {
            search.Find(_prepared[style], queries, means, nearest, similarity, cancellationToken);
            for (var i = 0; i < positions.Length; i++)
            {
                if (candidates.Count == 1) Targets.Choose(positions[i], 0, nearest[i]);
                else (_nearest[style][positions[i]], _similarities[style][positions[i]]) = (nearest[i], similarity[i]);
            }
        }
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

    /// <summary>The features at the positions of a part that are painted, and these positions in the whole.</summary>
    private ReadOnlySpan<float> Queries(ReadOnlySpan<float> features, OwnedPart part, out int[] positions)
    {
        if (_where is null && part.IsWhole)
        {
            positions = [.. Enumerable.Range(0, part.Count)];
            return features;
        }

        var (seen, whole) = (new List<int>(part.Count), new List<int>(part.Count));
        for (var i = 0; i < part.Count; i++)
        {
            var (row, column) = Math.DivRem(i, part.Columns);
            if (!IsPainted(part.WholeIndex(row, column))) continue;
            seen.Add(part.SeenIndex(row, column));
            whole.Add(part.WholeIndex(row, column));
        }

        positions = [.. whole];
        return FeatureColumns.Gather(features, shape[1], [.. seen]);
    }

    private bool IsPainted(int position) => _where is null || _where.Values[position] > 0;
}
