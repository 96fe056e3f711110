using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Numerics;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>A group of related options, which help lists together.</summary>
internal abstract class OptionGroup(string title)
{
    private readonly List<Option> _options = [];

    /// <summary>The title of the group.</summary>
    public string Title { get; } = title;

    /// <summary>The options, in the order of help.</summary>
    public IReadOnlyList<Option> Options => _options;

    /// <summary>Adds an option whose value is null unless given.</summary>
    /// <param name="name">The name, with dashes.</param>
    /// <param name="valueName">The name of the value in help.</param>
    /// <param name="parse">
    /// Parses the value from the name of the option and the given text, or throws a <see cref="PasticheException"/>.
    /// </param>
    /// <param name="explanation">The documentation.</param>
    /// <param name="complete">Returns the completions of the text typed so far; null if there are none.</param>
    protected Option<T?> Add<T>(
        string name,
        string valueName,
        Func<string, string, T?> parse,
        OptionHelp explanation,
        Func<string, IEnumerable<string>>? complete = null) =>
        Add(name, valueName, parse, explanation, complete is null ? null : (_, typed) => complete(typed));

    /// <summary>Adds an option whose value is null unless given and whose completions depend on the rest of the command line.</summary>
    protected Option<T?> Add<T>(
        string name,
        string valueName,
        Func<string, string, T?> parse,
        OptionHelp explanation,
        Func<ParseResult, string, IEnumerable<string>>? complete)
    {
        var option = new DocumentedOption<T?>(explanation, name)
        {
            Arity = ArgumentArity.ExactlyOne,
            HelpName = valueName,
            CustomParser = result =>
            {
                try
                {
                    return parse(name, result.Tokens[0].Value);
                }
                catch (PasticheException refusal)
                {
                    result.AddError(refusal.Message);
                    return default;
                }
            },
        };
        // Removes the parser's completions for the type, such as the names of an enumeration.
        option.CompletionSources.Clear();
        if (complete is not null)
        {
            option.CompletionSources.Add(
                context => complete(context.ParseResult, context.WordToComplete).Select(value => new CompletionItem(value)));
        }

        _options.Add(option);
        return option;
    }

    /// <summary>Adds an option for a number within a range. Its value is null unless given.</summary>
    protected Option<T?> AddNumber<T>(string name, string valueName, NumberRange<T> range, OptionHelp explanation)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        Add<T?>(name, valueName, (option, text) => range.Parse(option, text), explanation with { Accepted = range.Accepted });

    /// <summary>Adds an option for one of the few numbers that a setting accepts. Its value is null unless given.</summary>
    protected Option<int?> AddNumber(string name, string valueName, string what, Setting setting) =>
        Add<int?>(name, valueName, (option, text) => Parse(option, text, setting), new OptionHelp(what, setting),
            _ => setting.Allowed.Select(number => $"{number}"));

    /// <summary>Adds an option for one of several names. Its value is null unless given.</summary>
    protected Option<T?> AddName<T>(string name, OptionHelp explanation, NamedValues<T> names) where T : struct, Enum =>
        Add<T?>(name, "NAME", (option, text) => names.Parse(option, text), explanation with { Accepted = Or(names.Names) },
            _ => names.Names);

    /// <summary>Adds an option that can be given several times. Its value is null unless given.</summary>
    protected Option<string[]?> AddMany(string name, string valueName, OptionHelp explanation)
    {
        var option = new DocumentedOption<string[]?>(explanation, name) { Arity = ArgumentArity.OneOrMore, HelpName = valueName };
        _options.Add(option);
        return option;
    }

    /// <summary>Adds the option for a base recipe.</summary>
    protected Option<string?> AddRecipe() => Add<string>("--recipe", "FILE", (_, text) => text,
        new OptionHelp("Starts from the options of an earlier picture, or of a JSON file with its recipe")
        {
            Consequence = "Other options override it; its masks and its starting picture are not used",
            Accepted = "a picture that Pastiche made, or a .json file",
            Default = "none",
        });

    /// <summary>Adds a switch.</summary>
    protected Option<bool> AddSwitch(string name, OptionHelp explanation)
    {
        var option = new DocumentedOption<bool>(explanation with { Default = null }, name) { Arity = ArgumentArity.Zero };
        _options.Add(option);
        return option;
    }

    /// <summary>The given value, or null. The parser alone would return an empty array for a missing list.</summary>
    protected static T? Value<T>(ParseResult parse, Option<T?>? option) =>
        option is not null && parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : default;

    /// <summary>The kind of display for the switches --quiet and --json.</summary>
    /// <exception cref="PasticheException">Both switches were given.</exception>
    protected static DisplayKind DisplayKindOf(ParseResult parse, Option<bool> quiet, Option<bool> json)
    {
        var (isQuiet, isJson) = (parse.GetValue(quiet), parse.GetValue(json));
        if (isQuiet && isJson) throw Errors.Contradiction(json.Name, quiet.Name, "one prints all that happens, the other nothing");
        return isQuiet ? DisplayKind.Quiet : isJson ? DisplayKind.Json : DisplayKind.Progress;
    }

    private static int Parse(string option, string text, Setting setting)
    {
        var understood = int.TryParse(text, CultureInfo.InvariantCulture, out var number);
        if (!understood || !setting.Allowed.Contains(number)) throw Errors.OutOfRange(option, text, setting.Accepted!);
        return number;
    }

    private static string Or(IReadOnlyList<string> names) => names.Count == 2 ? string.Join(" or ", names) : string.Join(", ", names);
}
