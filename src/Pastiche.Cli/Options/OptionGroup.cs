using System.CommandLine;
using System.CommandLine.Completions;
using System.Numerics;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>Options that belong together, in help too.</summary>
internal abstract class OptionGroup(string title)
{
    private readonly List<Option> _options = [];

    /// <summary>What they decide.</summary>
    public string Title { get; } = title;

    /// <summary>The options, in the order of help.</summary>
    public IReadOnlyList<Option> Options => _options;

    /// <summary>Adds an option that is null unless given.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="valueName">What help calls its value.</param>
    /// <param name="parse">
    /// Makes the value of the option's name and of what was given, or throws a <see cref="PasticheException"/>.
    /// </param>
    /// <param name="explanation">What there is to know about it.</param>
    /// <param name="complete">The values that continue what is typed so far; null if there are no names.</param>
    protected Option<T?> Add<T>(
        string name,
        string valueName,
        Func<string, string, T?> parse,
        OptionHelp explanation,
        Func<string, IEnumerable<string>>? complete = null) =>
        Add(name, valueName, parse, explanation, complete is null ? null : (_, typed) => complete(typed));

    /// <summary>Adds an option that is null unless given, and whose completion depends on the rest of the command line.</summary>
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
        // Without the parser's own for the type, which would be the names of an enumeration.
        option.CompletionSources.Clear();
        if (complete is not null)
        {
            option.CompletionSources.Add(
                context => complete(context.ParseResult, context.WordToComplete).Select(value => new CompletionItem(value)));
        }

        _options.Add(option);
        return option;
    }

    /// <summary>Adds an option that takes a number of a range, and is null unless given.</summary>
    protected Option<T?> AddNumber<T>(string name, string valueName, NumberRange<T> range, OptionHelp explanation)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        Add<T?>(name, valueName, (option, text) => range.Parse(option, text), explanation with { Accepted = range.Accepted });

    /// <summary>Adds an option that takes one of a few names, and is null unless given.</summary>
    protected Option<T?> AddName<T>(string name, OptionHelp explanation, NamedValues<T> names) where T : struct, Enum =>
        Add<T?>(name, "NAME", (option, text) => names.Parse(option, text), explanation with { Accepted = Or(names.Names) },
            _ => names.Names);

    /// <summary>Adds an option that may be given several times, and is null unless given.</summary>
    protected Option<string[]?> AddMany(string name, string valueName, OptionHelp explanation)
    {
        var option = new DocumentedOption<string[]?>(explanation, name) { Arity = ArgumentArity.OneOrMore, HelpName = valueName };
        _options.Add(option);
        return option;
    }

    /// <summary>Adds the option that names a recipe to begin with.</summary>
    protected Option<string?> AddRecipe() => Add<string>("--recipe", "FILE", (_, text) => text,
        new OptionHelp("Starts from the options of an earlier picture, or of a JSON file with its recipe")
        {
            Consequence = "Other options override it; its masks and its starting picture are not used",
            Accepted = "a picture that Pastiche made, or a .json file",
            Default = "none",
        });

    /// <summary>Adds an option that is on or off.</summary>
    protected Option<bool> AddSwitch(string name, OptionHelp explanation)
    {
        var option = new DocumentedOption<bool>(explanation with { Default = null }, name) { Arity = ArgumentArity.Zero };
        _options.Add(option);
        return option;
    }

    /// <summary>What was given, or null: the parser by itself would make an empty array of one that was not given.</summary>
    protected static T? Value<T>(ParseResult parse, Option<T?>? option) =>
        option is not null && parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : default;

    /// <summary>The display that the switches --quiet and --json ask for.</summary>
    /// <exception cref="PasticheException">Both were given.</exception>
    protected static DisplayKind DisplayKindOf(ParseResult parse, Option<bool> quiet, Option<bool> json)
    {
        var (isQuiet, isJson) = (parse.GetValue(quiet), parse.GetValue(json));
        if (isQuiet && isJson) throw Errors.Contradiction(json.Name, quiet.Name, "one prints all that happens, the other nothing");
        return isQuiet ? DisplayKind.Quiet : isJson ? DisplayKind.Json : DisplayKind.Progress;
    }

    private static string Or(IReadOnlyList<string> names) => names.Count == 2 ? string.Join(" or ", names) : string.Join(", ", names);
}
