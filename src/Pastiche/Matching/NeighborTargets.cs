using Pastiche.Losses;
using Pastiche.Tiles;

namespace Pastiche.Matching;

/// <summary>The targets of a matched layer: for each position of the image a candidate, whose features are the target there.</summary>
/// <param name="styles">The candidates of each style.</param>
/// <param name="channels">The number of feature maps.</param>
/// <param name="positions">The number of positions of the layer.</param>
internal sealed class NeighborTargets(IReadOnlyList<StyleCandidates> styles, int channels, int positions)
{
    /// <summary>The choice at positions that have no target.</summary>
    public const int None = -1;

    private readonly int[] _firsts = [.. styles.Select((_, style) => styles.Take(style).Sum(earlier => earlier.Count))];

    /// <summary>For each position the number of the chosen candidate, counted through all styles, or <see cref="None"/>.</summary>
    public int[] Chosen { get; } = [.. Enumerable.Repeat(None, positions)];

    /// <summary>The number of candidates of all styles.</summary>
    public int Candidates { get; } = styles.Sum(style => style.Count);

    /// <summary>Chooses a candidate of a style for a position.</summary>
    public void Choose(int position, int style, int candidate) => Chosen[position] = _firsts[style] + candidate;

    /// <summary>Takes choices that were made earlier.</summary>
    /// <param name="chosen">What <see cref="Chosen"/> was.</param>
    /// <exception cref="PasticheException">There are more or fewer positions, or candidates that do not exist.</exception>
    public void Restore(ReadOnlySpan<int> chosen)
    {
        if (chosen.Length != positions) throw Errors.WrongMatches($"of {chosen.Length:N0} positions", $"{positions:N0}");
        foreach (var candidate in chosen)
        {
            if (candidate < None || candidate >= Candidates)
                throw Errors.WrongMatches($"with candidate {candidate}", $"up to {Candidates - 1}");
        }

        chosen.CopyTo(Chosen);
    }

    /// <summary>Writes the targets of a part, as <see cref="BlockedMaps"/>; what has no target stays.</summary>
    /// <param name="part">The part.</param>
    /// <param name="target">The target of the tile that owns it.</param>
    public void Write(OwnedPart part, Span<float> target)
    {
        var blockSize = BlockedMaps.BlockSize(channels);
        var blockLength = part.SeenRows * part.SeenColumns * blockSize;
        for (var block = 0; block < channels / blockSize; block++)
        {
            var maps = target.Slice(block * blockLength, blockLength);
            for (var row = 0; row < part.Rows; row++)
            {
                var chosen = Chosen.AsSpan(part.WholeIndex(row, 0), part.Columns);
                var start = part.SeenIndex(row, 0);
                for (var column = 0; column < chosen.Length; column++)
                    if (chosen[column] != None) Candidate(block, chosen[column]).CopyTo(maps[((start + column) * blockSize)..]);
            }
        }
    }

    private ReadOnlySpan<float> Candidate(int block, int number)
    {
        var style = _firsts.Length - 1;
        while (_firsts[style] > number) style--;
        return styles[style].Block(block, number - _firsts[style]);
    }
}
