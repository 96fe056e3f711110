using System.CommandLine;
using System.Globalization;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Help;

/// <summary>A section of the documentation of a command, from which help and the reference are made.</summary>
/// <param name="Title">The title; empty if it is obvious.</param>
/// <param name="Rows">Arguments, options, subcommands or exit codes.</param>
internal sealed record HelpSection(string Title, IReadOnlyList<HelpRow> Rows)
{
    /// <summary>
    /// The sections of a command: its subcommands, required symbols, groups of options and other options; for the program also its exit
    /// codes.
    /// </summary>
    public static IReadOnlyList<HelpSection> Of(Command command)
    {
        var groups = command is PasticheCommand described ? described.Groups : [];
        var grouped = groups.SelectMany(group => group.Options).ToHashSet();
        IEnumerable<HelpSection> sections =
        [
            new("", [.. Shown(command.Subcommands).Select(subcommand => new HelpRow(subcommand.Name, Plain(subcommand)))]),
            new("",
            [
                .. Shown(command.Arguments).Select(argument => new HelpRow(argument.Name, Plain(argument))),
                .. Shown(command.Options).Where(option => option.Required).Select(Row),
            ]),
            .. groups.Select(group => new HelpSection(group.Title, [.. Shown(group.Options).Select(Row)])),
            new("", [.. Shown(command.Options).Where(option => !option.Required && !grouped.Contains(option)).Select(Row)]),
            new("exit codes", command is RootCommand ? [.. ExitCode.Meanings.Select(Row)] : []),
        ];
        return [.. sections.Where(section => section.Rows.Count > 0)];
    }

    private static IEnumerable<T> Shown<T>(IEnumerable<T> symbols) where T : Symbol => symbols.Where(symbol => !symbol.Hidden);

    private static HelpRow Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name));
        return new HelpRow(
            option.HelpName is null ? names : $"{names} {option.HelpName}",
            option is IDocumented explained ? explained.OptionHelp : Plain(option));
    }

    private static HelpRow Row((int Code, string Meaning) exit) =>
        new(exit.Code.ToString(CultureInfo.InvariantCulture), new OptionHelp(exit.Meaning));

    private static OptionHelp Plain(Symbol symbol) => new((symbol.Description ?? "").TrimEnd('.'));
}

/// <summary>A row of a section.</summary>
/// <param name="Name">The name, with the name of its value.</param>
/// <param name="OptionHelp">The documentation.</param>
internal sealed record HelpRow(string Name, OptionHelp OptionHelp);
