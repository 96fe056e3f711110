using System.CommandLine;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>A command whose help has groups of options and an example.</summary>
internal abstract class PasticheCommand(string name, string description) : Command(name, description)
{
    /// <summary>Its options, apart from those it cannot do without.</summary>
    public abstract IReadOnlyList<OptionGroup> Groups { get; }

    /// <summary>A command line that works, or several, one a line.</summary>
    public abstract string Example { get; }

    /// <summary>The path of a file.</summary>
    /// <exception cref="PasticheException">It is empty, as that from a shell's variable may be.</exception>
    protected static string File(ParseResult parse, Argument<string> argument) => NotEmpty(argument.Name, parse.GetRequiredValue(argument));

    /// <inheritdoc cref="File(ParseResult, Argument{string})"/>
    protected static string File(ParseResult parse, Option<string> option) => NotEmpty(option.Name, parse.GetRequiredValue(option));

    /// <summary>The paths of files or folders.</summary>
    /// <exception cref="PasticheException">One is empty.</exception>
    protected static IReadOnlyList<string> Files(ParseResult parse, Argument<string[]> argument) =>
        [.. parse.GetRequiredValue(argument).Select(path => NotEmpty(argument.Name, path))];

    private static string NotEmpty(string name, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(name);
        return path;
    }
}
