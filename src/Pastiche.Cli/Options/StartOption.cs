using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The start of a painting: a named kind of start, or an image file.</summary>
/// <param name="Named">The named kind; null for a file.</param>
/// <param name="File">The path of the file; null for a named kind.</param>
internal sealed record StartOption(Initialization? Named, string? File)
{
    private static readonly NamedValues<Initialization> Known = new(
        ("content", Initialization.Content), ("noise", Initialization.Noise), ("gray", Initialization.Gray));

    /// <summary>The names of the kinds.</summary>
    public static IReadOnlyList<string> Names => Known.Names;

    /// <summary>The name of a kind.</summary>
    public static string NameOf(Initialization start) => Known.NameOf(start);

    /// <summary>Parses a name or the path of an existing file. A file with the name of a kind can be given as ./noise.</summary>
    /// <exception cref="PasticheException">The text is neither a name nor the path of a file.</exception>
    public static StartOption Parse(string option, string text)
    {
        if (Known.TryParse(text, out var named)) return new StartOption(named, null);
        if (!Path.Exists(text)) throw Errors.NoStart(option, text, Names);
        return new StartOption(null, text);
    }
}
