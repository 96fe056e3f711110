namespace Pastiche.Cli.Parsing;

/// <summary>The words an option takes and what they stand for.</summary>
internal sealed class NamedValues<T>(params (string Name, T Value)[] values)
{
    /// <summary>The words with what they stand for.</summary>
    public IReadOnlyList<(string Name, T Value)> All => values;

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Names { get; } = [.. values.Select(value => value.Name)];

    /// <summary>What a word stands for; upper and lower case are the same.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">There is no such word; the message names the nearest.</exception>
    public T Parse(string option, string text)
    {
        if (!TryParse(text, out var value)) throw Errors.UnknownName(option, text, Names);
        return value;
    }

    /// <summary>What a word stands for, if it is one of them.</summary>
    public bool TryParse(string text, out T value)
    {
        var index = Array.FindIndex(values, candidate => candidate.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = index < 0 ? default! : values[index].Value;
        return index >= 0;
    }

    /// <summary>The word for a value.</summary>
    public string NameOf(T value) => values.First(candidate => EqualityComparer<T>.Default.Equals(candidate.Value, value)).Name;
}
