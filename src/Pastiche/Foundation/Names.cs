namespace Pastiche.Foundation;

/// <summary>Suggests similar names.</summary>
internal static class Names
{
    /// <summary>The end of a sentence that suggests the nearest names, "did you mean …?", or lists all names if none is near.</summary>
    public static string Suggest(string got, IReadOnlyList<string> known)
    {
        var near = Near(got, known);
        return near.Count > 0 ? $"did you mean {string.Join(" or ", near)}?" : $"accepted: {string.Join(", ", known)}.";
    }

    /// <summary>Finds up to three names that may have been meant, the nearest first.</summary>
    public static IReadOnlyList<string> Near(string got, IReadOnlyList<string> known) =>
    [
        .. known
            .Select(name => (Name: name, Distance: Distance(got.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, got.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Take(3)
            .Select(candidate => candidate.Name),
    ];

    /// <summary>The Levenshtein distance: the number of insertions, deletions and replacements between two words.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
