using System.CommandLine;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>A command whose help has groups of options and an example.</summary>
internal abstract class PasticheCommand(string name, string description) : Command(name, description)
{
    /// <summary>The options in groups, as help lists them.</summary>
    public virtual IReadOnlyList<OptionGroup> Groups => [];

    /// <summary>A command line that works, or several, one a line.</summary>
    public abstract string Example { get; }

    /// <summary>Adds arguments and options, those of <see cref="Groups"/> last. A constructor ends with it.</summary>
    /// <param name="run">Runs the command, and returns the exit code.</param>
    /// <param name="symbols">Arguments, required options, and options that belong to no group.</param>
    protected void Compose(Func<ParseResult, int> run, params IReadOnlyList<Symbol> symbols)
    {
        foreach (var argument in symbols.OfType<Argument>()) Add(argument);
        foreach (var option in symbols.OfType<Option>().Concat(Groups.SelectMany(group => group.Options))) Add(option);
        SetAction(run);
    }

    /// <summary>The path of a file.</summary>
    /// <exception cref="PasticheException">It is empty, as that from a shell's variable may be.</exception>
    internal static string File(ParseResult parse, Argument<string> argument) => NotEmpty(argument.Name, parse.GetRequiredValue(argument));

    /// <inheritdoc cref="File(ParseResult, Argument{string})"/>
    internal static string File(ParseResult parse, Option<string> option) => NotEmpty(option.Name, parse.GetRequiredValue(option));

    /// <summary>The paths of files or folders.</summary>
    /// <exception cref="PasticheException">One is empty.</exception>
    internal static IReadOnlyList<string> Files(ParseResult parse, Argument<string[]> argument) =>
        [.. parse.GetRequiredValue(argument).Select(path => NotEmpty(argument.Name, path))];

    private static string NotEmpty(string name, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(name);
        return path;
    }
}
