using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>What to start from: something with a name, or a picture file.</summary>
/// <param name="Named">Null for a file.</param>
/// <param name="File">Null for something with a name.</param>
internal sealed record StartOption(Initialization? Named, string? File)
{
    private static readonly NamedValues<Initialization> Known = new(
        ("content", Initialization.Content), ("noise", Initialization.Noise), ("gray", Initialization.Gray));

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names => Known.Names;

    /// <summary>The name of a start that is not a picture.</summary>
    public static string NameOf(Initialization start) => Known.NameOf(start);

    /// <summary>Reads a name, or else the path of a file that exists; ./noise is a file of that name.</summary>
    /// <exception cref="PasticheException">It is neither.</exception>
    public static StartOption Parse(string option, string text)
    {
        if (Known.TryParse(text, out var named)) return new StartOption(named, null);
        if (!Path.Exists(text)) throw Errors.NoStart(option, text, Names);
        return new StartOption(null, text);
    }
}
