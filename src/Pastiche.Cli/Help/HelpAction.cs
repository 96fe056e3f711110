using System.CommandLine;
using System.CommandLine.Invocation;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Help;

/// <summary>Prints the description, the options and an example of a command.</summary>
internal sealed class HelpAction : SynchronousCommandLineAction
{
    private const int WidestText = 100;
    private const int NarrowestText = 60;

    /// <summary>Prints help even if the rest of the command line is invalid.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var width = Console.IsOutputRedirected ? WidestText : Math.Clamp(Console.WindowWidth - 1, NarrowestText, WidestText);
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output, width);
        return ExitCode.Success;
    }

    /// <summary>The words of a command, such as "pastiche stylize".</summary>
    public static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : ProgramInfo.Name;

    /// <summary>The usage of a command, such as "pastiche stylize CONTENT STYLE -o FILE [options]".</summary>
    public static string Usage(Command command) => string.Join(' ',
    [
        Path(command),
        .. command.Subcommands.Count > 0 ? ["COMMAND"] : command.Arguments.Select(UsageOf),
        .. command.Options
            .Where(option => option.Required)
            .Select(option => $"{option.Aliases.FirstOrDefault(option.Name)} {option.HelpName}"),
        "[options]",
    ]);

    private static string UsageOf(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}…" : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    /// <summary>Writes the help of a command.</summary>
    internal static void Write(Command command, TextWriter output, int width)
    {
        var sections = HelpSection.Of(command);
        var indent = sections.SelectMany(section => section.Rows).Max(row => row.Name.Length) + 4;
        foreach (var line in TextLines.Wrap(command.Description ?? "", width)) output.WriteLine(line);
        output.WriteLine();
        foreach (var line in TextLines.Wrap($"usage: {Usage(command)}", width)) output.WriteLine(line);
        foreach (var (title, rows) in sections)
        {
            output.WriteLine();
            if (title.Length > 0) output.WriteLine(title);
            foreach (var row in rows) Write(row, output, width, indent);
        }

        output.WriteLine();
        output.WriteLine(command is PasticheCommand described
            ? $"example: {described.Example.ReplaceLineEndings(Environment.NewLine + "         ")}"
            : $"{Path(command)} COMMAND --help explains a command.");
    }

    private static void Write(HelpRow row, TextWriter output, int width, int indent)
    {
        List<string> lines = [.. TextLines.Wrap(row.OptionHelp.Text, width - indent)];
        if (row.OptionHelp.Values is { } values) lines.AddRange(TextLines.Wrap(values, width - indent));
        output.WriteLine($"  {row.Name.PadRight(indent - 2)}{lines[0]}");
        foreach (var line in lines.Skip(1)) output.WriteLine(new string(' ', indent) + line);
    }
}
