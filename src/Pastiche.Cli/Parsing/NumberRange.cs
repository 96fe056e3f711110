using System.Globalization;
using System.Numerics;

namespace Pastiche.Cli.Parsing;

/// <summary>The range of numbers that an option accepts, for help and error messages.</summary>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest number; the maximum of the type if only infinity is excluded.</param>
internal sealed record NumberRange<T>(T Least, T Most) where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool Whole = T.IsZero(T.One / (T.One + T.One));

    /// <summary>The range from a number upwards.</summary>
    public NumberRange(T least) : this(least, T.MaxValue)
    {
    }

    /// <summary>The range of a setting of the library.</summary>
    public NumberRange(Setting setting) : this((T)setting.Least!, (T)setting.Most!)
    {
    }

    /// <summary>The range in words, such as "a whole number, 16 to 16384".</summary>
    public string Accepted => $"{(Whole ? "a whole number" : "a number")}, {this}";

    /// <summary>The bounds in words, such as "16 to 16384" or "0 or more".</summary>
    public override string ToString() => Setting.Span(Least, Most);

    /// <summary>Parses a number, independently of the culture: 0.5, never 0,5.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is not a number, or the number is out of range.</exception>
    public T Parse(string option, string text)
    {
        var style = Whole ? NumberStyles.Integer : NumberStyles.Float;
        var understood = T.TryParse(text, style, CultureInfo.InvariantCulture, out var number);
        // NaN compares as neither less nor greater.
        if (!understood || !(number >= Least && number <= Most)) throw Errors.OutOfRange(option, text, Accepted);
        return number;
    }
}
