namespace Pastiche.Cli.Parsing;

/// <summary>The names that an option accepts, with their values.</summary>
internal sealed class NamedValues<T>(params (string Name, T Value)[] values)
{
    /// <summary>The names and their values.</summary>
    public IReadOnlyList<(string Name, T Value)> All => values;

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = [.. values.Select(value => value.Name)];

    /// <summary>Parses a name, ignoring case.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The name is unknown; the message suggests the nearest one.</exception>
    public T Parse(string option, string text)
    {
        if (!TryParse(text, out var value)) throw Errors.UnknownName(option, text, Names);
        return value;
    }

    /// <summary>Finds the value of a name, ignoring case.</summary>
    public bool TryParse(string text, out T value)
    {
        var index = Array.FindIndex(values, candidate => candidate.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = index < 0 ? default! : values[index].Value;
        return index >= 0;
    }

    /// <summary>The name of a value.</summary>
    public string NameOf(T value) => values.First(candidate => EqualityComparer<T>.Default.Equals(candidate.Value, value)).Name;
}
