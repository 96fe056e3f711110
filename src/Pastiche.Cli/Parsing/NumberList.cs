using System.Numerics;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses a list of numbers, such as 128,256,512.</summary>
internal static class NumberList
{
    /// <summary>Parses a list of at least one number.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <param name="range">The range of each number.</param>
    /// <exception cref="PasticheException">An item is not a number, or is out of range.</exception>
    public static T[] Parse<T>(string option, string text, NumberRange<T> range) where T : struct, INumber<T>, IMinMaxValue<T> =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(number => range.Parse(option, number))];
}
