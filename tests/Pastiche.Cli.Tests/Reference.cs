using System.CommandLine;
using System.Text;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Help;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Tests;

/// <summary>Writes docs/cli.md from what help is made of.</summary>
internal static class Reference
{
    private const string Introduction =
        "All commands and options of `pastiche`, with what each accepts, what it is unless given, and what comes of it. "
        + "The program's own help says the same.";

    /// <summary>The reference of a program and all its commands, in Markdown.</summary>
    public static string Write(Command program)
    {
        var page = new StringBuilder("# The command line\n\n").Append(Introduction).Append('\n');
        foreach (var command in WithSubcommands(program)) Write(command, page);
        return page.ToString();
    }

    private static IEnumerable<Command> WithSubcommands(Command command) =>
        [command, .. command.Subcommands.Where(subcommand => !subcommand.Hidden).SelectMany(WithSubcommands)];

    private static void Write(Command command, StringBuilder page)
    {
        page.Append($"\n## {HelpAction.Path(command)}\n\n{command.Description}\n\n    {HelpAction.Usage(command)}\n");
        if (command is PasticheCommand described) page.Append($"\nFor example:\n\n    {described.Example.ReplaceLineEndings("\n    ")}\n");
        foreach (var (title, rows) in HelpSection.Of(command))
        {
            if (title.Length > 0) page.Append($"\n### {Capitalised(title)}\n");
            Write(rows, page);
        }
    }

    /// <summary>Columns that none of the rows has anything in are left out.</summary>
    private static void Write(IReadOnlyList<HelpRow> rows, StringBuilder page)
    {
        var full = rows.Any(row => row.OptionHelp.Accepted is not null);
        page.Append(full ? "\n| | what it does | accepted | default |\n|---|---|---|---|\n" : "\n| | |\n|---|---|\n");
        foreach (var (name, explanation) in rows)
        {
            page.Append($"| `{name}` | {Cell(explanation.Text)} |");
            if (full) page.Append($" {Cell(explanation.Accepted)} | {Cell(Default(explanation))} |");
            page.Append('\n');
        }
    }

    private static string? Default(OptionHelp explanation) => explanation.Accepted is null ? null : explanation.Default;

    private static string Cell(string? text) => TextLines.Plain(text ?? "").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Capitalised(string title) => char.ToUpperInvariant(title[0]) + title[1..];
}
