using System.CommandLine;
using System.CommandLine.Invocation;
using Pastiche.Cli.Commands;

namespace Pastiche.Cli;

/// <summary>Prints what the program or a command does, its options in groups, and an example.</summary>
internal sealed class HelpAction : SynchronousCommandLineAction
{
    private const int WidestText = 100;
    private const int NarrowestText = 60;

    /// <summary>Help is given even where the rest of the command line makes no sense.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? WidestText : Math.Clamp(Console.WindowWidth - 1, NarrowestText, WidestText);
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output, width);
        return ExitCode.Success;
    }

    /// <summary>The words that call a command: pastiche stylize.</summary>
    public static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : CommandLine.ProgramName;

    /// <summary>How a command is called: pastiche stylize CONTENT STYLE -o FILE [options].</summary>
    public static string Usage(Command command) => string.Join(' ',
    [
        Path(command),
        .. command.Subcommands.Count > 0 ? ["COMMAND"] : command.Arguments.Select(argument => argument.Name),
        .. command.Options
            .Where(option => option.Required)
            .Select(option => $"{option.Aliases.FirstOrDefault(option.Name)} {option.HelpName}"),
        "[options]",
    ]);

    /// <summary>Writes the help of a command.</summary>
    internal static void Write(Command command, TextWriter output, int width)
    {
        var sections = Sections(command).Where(section => section.Rows.Count > 0).ToList();
        var indent = sections.SelectMany(section => section.Rows).Max(row => row.Name.Length) + 4;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"usage: {Usage(command)}");
        foreach (var (title, rows) in sections)
        {
            output.WriteLine();
            if (title.Length > 0) output.WriteLine(title);
            foreach (var (name, text) in rows)
            {
                var lines = TextLines.Wrap(text, width - indent);
                output.WriteLine($"  {name.PadRight(indent - 2)}{lines[0]}");
                foreach (var line in lines.Skip(1)) output.WriteLine(new string(' ', indent) + line);
            }
        }

        output.WriteLine();
        output.WriteLine(command is PasticheCommand described
            ? $"example: {described.Example}"
            : $"{Path(command)} COMMAND --help explains a command.");
    }

    private static IEnumerable<(string Title, List<(string Name, string Text)> Rows)> Sections(Command command)
    {
        var groups = command is PasticheCommand described ? described.Groups : [];
        var grouped = groups.SelectMany(group => group.Options).ToHashSet();
        yield return ("", [.. command.Subcommands.Select(subcommand => (subcommand.Name, subcommand.Description ?? ""))]);
        yield return ("",
        [
            .. command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")),
            .. command.Options.Where(option => option.Required).Select(Row),
        ]);
        foreach (var group in groups) yield return (group.Title, [.. group.Options.Select(Row)]);
        yield return ("", [.. command.Options.Where(option => !option.Required && !grouped.Contains(option)).Select(Row)]);
    }

    private static (string Name, string Text) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name));
        return (option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description ?? "");
    }
}
