namespace Pastiche.Cli.Parsing;

/// <summary>Parses a list of counts and spans of counts, such as 1,3,5 or 1..5.</summary>
internal static class CountList
{
    private const string Span = "..";

    /// <summary>Parses a list into distinct numbers in increasing order.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <param name="range">The range of each number.</param>
    /// <exception cref="PasticheException">An item is neither a number nor a span, or is out of range.</exception>
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
