namespace Pastiche.Matching;

/// <summary>Chooses which positions of a style are candidates, where there are more than fit the budget.</summary>
internal static class CandidateSample
{
    /// <summary>Positions count as shown by a mask if it shows at least this much of them.</summary>
    private const float Shown = 0.5f;

    /// <summary>Chooses positions: all of them, or one at random from each of as many equal runs as the budget allows.</summary>
    /// <param name="positions">The positions to choose from, ascending; at least one.</param>
    /// <param name="budget">The most to choose, at least 1.</param>
    /// <param name="random">Decides which.</param>
    public static int[] Choose(ReadOnlySpan<int> positions, int budget, SplitMix64 random)
    {
        if (positions.Length <= budget) return positions.ToArray();
        var chosen = new int[budget];
        for (var i = 0; i < budget; i++)
        {
            var start = (long)positions.Length * i / budget;
            var end = (long)positions.Length * (i + 1) / budget;
            chosen[i] = positions[(int)(start + (long)(random.Next() % (ulong)(end - start)))];
        }

        return chosen;
    }

    /// <summary>The positions that a mask shows, ascending; where it shows none by half, those that it shows most.</summary>
    /// <param name="mask">The mask at the layer's size; null for all.</param>
    /// <param name="count">The number of positions of the layer.</param>
    public static int[] Shows(Mask? mask, int count)
    {
        if (mask is null) return [.. Enumerable.Range(0, count)];
        var values = mask.Values;
        var least = 0f;
        foreach (var value in values) least = Math.Max(least, value);
        least = Math.Min(least, Shown);
        var shown = new List<int>(count);
        for (var i = 0; i < count; i++)
            if (values[i] >= least) shown.Add(i);
        return [.. shown];
    }
}
