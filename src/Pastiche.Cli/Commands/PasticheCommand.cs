using System.CommandLine;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands;

/// <summary>A command with groups of options and an example in its help.</summary>
internal abstract class PasticheCommand(string name, string description) : Command(name, description)
{
    /// <summary>The groups of options, in the order of help.</summary>
    public virtual IReadOnlyList<OptionGroup> Groups => [];

    /// <summary>Examples of working command lines, one per line.</summary>
    public abstract string Example { get; }

    /// <summary>Adds arguments and options, those of <see cref="Groups"/> last. Constructors call it at their end.</summary>
    /// <param name="run">Runs the command and returns the exit code.</param>
    /// <param name="symbols">Arguments, required options, and options without a group.</param>
    protected void Compose(Func<ParseResult, int> run, params IReadOnlyList<Symbol> symbols)
    {
        foreach (var argument in symbols.OfType<Argument>()) Add(argument);
        foreach (var option in symbols.OfType<Option>().Concat(Groups.SelectMany(group => group.Options))) Add(option);
        SetAction(run);
    }

    /// <summary>Reads the path of a file.</summary>
    /// <exception cref="PasticheException">The path is empty, as that of an unset shell variable.</exception>
    internal static string File(ParseResult parse, Argument<string> argument) => NotEmpty(argument.Name, parse.GetRequiredValue(argument));

    /// <inheritdoc cref="File(ParseResult, Argument{string})"/>
    internal static string File(ParseResult parse, Option<string> option) => NotEmpty(option.Name, parse.GetRequiredValue(option));

    /// <summary>Reads the paths of files or folders.</summary>
    /// <exception cref="PasticheException">A path is empty.</exception>
    internal static IReadOnlyList<string> Files(ParseResult parse, Argument<string[]> argument) =>
        [.. parse.GetRequiredValue(argument).Select(path => NotEmpty(argument.Name, path))];

    private static string NotEmpty(string name, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(name);
        return path;
    }
}
