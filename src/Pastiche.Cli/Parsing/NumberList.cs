using System.Numerics;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads numbers between commas: 128,256,512.</summary>
internal static class NumberList
{
    /// <summary>The numbers, at least one.</summary>
    /// <param name="option">The option they belong to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <param name="range">What each may be.</param>
    /// <exception cref="PasticheException">Something between two commas is no number, or out of range.</exception>
    public static T[] Parse<T>(string option, string text, NumberRange<T> range) where T : struct, INumber<T>, IMinMaxValue<T> =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(number => range.Parse(option, number))];
}
