using System.Globalization;
using System.Numerics;

namespace Pastiche.Cli.Parsing;

/// <summary>The numbers an option takes; help and refusals both read from it.</summary>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest; the type's largest where only infinity is too much.</param>
internal sealed record NumberRange<T>(T Least, T Most) where T : struct, INumber<T>, IMinMaxValue<T>
{
    private static readonly bool Whole = T.IsZero(T.One / (T.One + T.One));

    /// <summary>Everything from a number on.</summary>
    public NumberRange(T least) : this(least, T.MaxValue)
    {
    }

    /// <summary>What the library takes.</summary>
    public NumberRange(Setting setting) : this((T)setting.Least!, (T)setting.Most!)
    {
    }

    /// <summary>What is accepted, in full: a whole number, 16 to 16384.</summary>
    public string Accepted => $"{(Whole ? "a whole number" : "a number")}, {this}";

    /// <summary>As people say it: 16 to 16384, or 0 or more.</summary>
    public override string ToString() => Setting.Span(Least, Most);

    /// <summary>Reads a number the same way in every country: 0.5, never 0,5.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">It is no number, or out of range.</exception>
    public T Parse(string option, string text)
    {
        var style = Whole ? NumberStyles.Integer : NumberStyles.Float;
        var understood = T.TryParse(text, style, CultureInfo.InvariantCulture, out var number);
        // NaN is neither above nor below a number.
        if (!understood || !(number >= Least && number <= Most)) throw Errors.OutOfRange(option, text, Accepted);
        return number;
    }
}
