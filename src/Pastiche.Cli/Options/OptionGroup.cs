using System.CommandLine;

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
    /// <param name="description">Range, default and consequence, briefly.</param>
    protected Option<T?> Add<T>(string name, string valueName, Func<string, string, T?> parse, string description)
    {
        var option = new Option<T?>(name)
        {
            Arity = ArgumentArity.ExactlyOne,
            HelpName = valueName,
            Description = description,
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
        _options.Add(option);
        return option;
    }

    /// <summary>What was given, or null: the parser by itself would make an empty array of one that was not given.</summary>
    protected static T? Value<T>(ParseResult parse, Option<T?> option) =>
        parse.GetResult(option) is { Implicit: false } ? parse.GetValue(option) : default;

    /// <summary>Adds an option that is on or off.</summary>
    protected Option<bool> AddSwitch(string name, string description)
    {
        var option = new Option<bool>(name) { Arity = ArgumentArity.Zero, Description = description };
        _options.Add(option);
        return option;
    }
}
