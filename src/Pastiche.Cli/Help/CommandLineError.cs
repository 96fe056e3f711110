using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pastiche.Cli.Help;

/// <summary>Describes the error of a command line in one line: the error that causes the others, and a solution.</summary>
internal static class CommandLineError
{
    /// <summary>The error; null if there is none.</summary>
    public static string? In(ParseResult parse)
    {
        if (parse.Action is { ClearsParseErrors: true }) return null;
        var command = parse.CommandResult;
        return UnknownOption(parse)
            ?? OptionForValue(command)
            ?? (parse.Errors.Count == 0 ? null : WrongCommand(parse)
                ?? WrongNumberOfValues(command)
                ?? RefusedValue(parse)
                ?? Missing(command)
                ?? Surplus(parse)
                ?? parse.Errors[0].Message);
    }

    /// <summary>Finds an unknown option. The parser takes it for a file and reports another word.</summary>
    private static string? UnknownOption(ParseResult parse)
    {
        HashSet<string> words =
        [
            .. parse.UnmatchedTokens,
            .. parse.CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value),
            .. parse.CommandResult.Children.OfType<OptionResult>()
                .Where(option => option.Option.AllowMultipleArgumentsPerToken)
                .SelectMany(option => option.Tokens)
                .Select(token => token.Value),
        ];
        var got = parse.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
            .Select(token => token.Value)
            .FirstOrDefault(words.Contains);
        if (got is null) return null;
        var name = got.Split('=')[0];
        return IsOption(name, parse.CommandResult)
            ? null
            : $"there is no option {name}; {Names.Suggest(name, [.. Options(parse.CommandResult).Select(option => option.Name)])}";
    }

    /// <summary>Finds an option without a value that takes the next option as its value.</summary>
    private static string? OptionForValue(CommandResult command)
    {
        var given = command.Children.OfType<OptionResult>()
            .FirstOrDefault(option => option.Option.AllowMultipleArgumentsPerToken
                && option.Tokens.Any(token => IsOption(token.Value, command)));
        return given is null ? null : NeedsValue(given.Option, command);
    }

    private static string? WrongCommand(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (command.Subcommands.Count == 0) return null;
        return parse.UnmatchedTokens is [var got, ..]
            ? $"there is no command {got}; {Names.Suggest(got, [.. command.Subcommands.Select(subcommand => subcommand.Name)])}"
            : $"no command given; {SeeHelp(parse.CommandResult)}";
    }

    private static string? WrongNumberOfValues(CommandResult command)
    {
        foreach (var given in command.Children.OfType<OptionResult>().Where(option => !option.Implicit))
        {
            var (name, times) = (given.Option.Name, given.IdentifierTokenCount);
            if (times > 1 && given.Option.Arity.MaximumNumberOfValues <= 1) return $"{name} is given {times} times; once is enough";
            if (given.Tokens.Count < given.Option.Arity.MinimumNumberOfValues)
                return NeedsValue(given.Option, command);
        }

        return null;
    }

    /// <summary>The message of a parser of this program about a value.</summary>
    private static string? RefusedValue(ParseResult parse) =>
        parse.Errors.FirstOrDefault(error => error.SymbolResult is (OptionResult or ArgumentResult) and { Tokens.Count: > 0 })?.Message;

    private static string? Missing(CommandResult command)
    {
        var argument = command.Command.Arguments
            .FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0
                && command.GetResult(argument) is not { Tokens.Count: > 0 });
        var option = command.Command.Options
            .FirstOrDefault(option => option.Required && command.GetResult(option) is not { Implicit: false });
        var missing = argument?.Name ?? (option is null ? null : $"{option.Name} {option.HelpName}");
        return missing is null ? null : $"{missing} is missing; usage: {HelpAction.Usage(command.Command)}; {SeeHelp(command)}";
    }

    private static string? Surplus(ParseResult parse) => parse.UnmatchedTokens is [var got, ..]
        ? $"{got} is one argument too many; usage: {HelpAction.Usage(parse.CommandResult.Command)}"
        : null;

    private static string NeedsValue(Option option, CommandResult command) =>
        $"{option.Name} needs a value: {option.Name} {option.HelpName}; {SeeHelp(command)}";

    private static bool IsOption(string word, CommandResult command) =>
        Options(command).Any(option => option.Name == word || option.Aliases.Contains(word));

    private static IEnumerable<Option> Options(CommandResult command) => command.Parent is CommandResult parent
        ? command.Command.Options.Concat(Options(parent).Where(option => option.Recursive))
        : command.Command.Options;

    private static string SeeHelp(CommandResult command) => $"see {HelpAction.Path(command.Command)} --help";
}
