namespace Pastiche.Cli.Parsing;

/// <summary>Reads numbers of things between commas, one by one or from the first to the last: 1,3,5 or 1..5.</summary>
internal static class CountList
{
    private const string Span = "..";

    /// <summary>The numbers, each once, from the least.</summary>
    /// <param name="option">The option they belong to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <param name="range">What each may be.</param>
    /// <exception cref="PasticheException">Something between two commas is no number and no span, or out of range.</exception>
    public static int[] Parse(string option, string text, NumberRange<int> range) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).SelectMany(part => One(option, part, range)).Distinct().Order()];

    private static IEnumerable<int> One(string option, string text, NumberRange<int> range)
    {
        var ends = text.Split(Span, 2);
        var (first, last) = (range.Parse(option, ends[0]), range.Parse(option, ends[^1]));
        if (last < first) throw Errors.OutOfRange(option, text, "a span from the lesser number to the greater, as in 1..5");
        return Enumerable.Range(first, last - first + 1);
    }
}
