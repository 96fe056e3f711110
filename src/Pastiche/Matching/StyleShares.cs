namespace Pastiche.Matching;

/// <summary>Divides positions among styles by their weights, where each goes to the style that it resembles more than others do.</summary>
/// <remarks>
/// Styles get a bias each, so that the numbers of positions become those of the weights: the dual of the assignment problem, solved one
/// bias after the other (D. P. Bertsekas, "The auction algorithm", 1988, without its prices' increments). The two best styles of each
/// position are kept up to date, so that a round costs about as much as sorting the positions once for each style.
/// </remarks>
internal sealed class StyleShares
{
    /// <summary>Rounds over all styles; many styles need fewer, since each bias changes less.</summary>
    private const int MostUpdates = 90;

    private const int FewestRounds = 3;

    private readonly IReadOnlyList<float[]> _similarities;
    private readonly float[] _biases;
    private readonly (Rank First, Rank Second)[] _best;

    private StyleShares(IReadOnlyList<float[]> similarities)
    {
        (_similarities, _biases) = (similarities, new float[similarities.Count]);
        _best = new (Rank, Rank)[similarities[0].Length];
        for (var i = 0; i < _best.Length; i++) RankAll(i);
    }

    /// <summary>The style of each position.</summary>
    /// <param name="similarities">For each style the similarity of each position to its nearest neighbor there.</param>
    /// <param name="weights">The weight of each style; their sum is 1.</param>
    public static int[] Assign(IReadOnlyList<float[]> similarities, IReadOnlyList<double> weights)
    {
        var shares = new StyleShares(similarities);
        if (similarities.Count > 1)
        {
            for (var round = Math.Max(FewestRounds, MostUpdates / similarities.Count); round > 0; round--)
                for (var style = 0; style < similarities.Count; style++) shares.Balance(style, weights[style]);
        }

        return [.. shares._best.Select(best => best.First.Style)];
    }

    /// <summary>Sets the bias of a style so that it is the best of as many positions as its weight says.</summary>
    private void Balance(int style, double weight)
    {
        var similarity = _similarities[style];
        var lacking = new float[_best.Length];
        for (var i = 0; i < lacking.Length; i++)
        {
            var (first, second) = _best[i];
            lacking[i] = (first.Style == style ? second : first).Value - similarity[i];
        }

        lacking.AsSpan().Sort();
        _biases[style] = Between(lacking, (int)Math.Round(weight * lacking.Length));
        for (var i = 0; i < _best.Length; i++) Update(i, new Rank(style, similarity[i] + _biases[style]));
    }

    /// <summary>A value above so many of the sorted ones, and below the others.</summary>
    private static float Between(ReadOnlySpan<float> sorted, int below)
    {
        if (below <= 0) return sorted[0] - 1;
        return below >= sorted.Length ? sorted[^1] + 1 : (sorted[below - 1] + sorted[below]) / 2;
    }

    private void Update(int position, Rank changed)
    {
        var (first, second) = _best[position];
        if (first.Style == changed.Style || second.Style == changed.Style) RankAll(position);
        else Insert(position, changed);
    }

    private void RankAll(int position)
    {
        _best[position] = (Rank.None, Rank.None);
        for (var style = 0; style < _biases.Length; style++)
            Insert(position, new Rank(style, _similarities[style][position] + _biases[style]));
    }

    /// <summary>Ranks a style at a position; of equals the first style comes first.</summary>
    private void Insert(int position, Rank rank)
    {
        ref var best = ref _best[position];
        if (rank.IsAbove(best.First)) best = (rank, best.First);
        else if (rank.IsAbove(best.Second)) best.Second = rank;
    }

    /// <summary>A style and its similarity with its bias.</summary>
    private readonly record struct Rank(int Style, float Value)
    {
        public static Rank None => new(int.MaxValue, float.NegativeInfinity);

        public bool IsAbove(Rank other) => Value > other.Value || (Value == other.Value && Style < other.Style);
    }
}
