using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>How a recipe is shown.</summary>
internal sealed class ShowOptions : OptionGroup
{
    private readonly Option<bool> _json;

    public ShowOptions() : base("show") =>
        _json = AddSwitch("--json", new Explanation("Prints the recipe as JSON, for programs"));

    /// <summary>Whether as JSON.</summary>
    public bool ReadJson(ParseResult parse) => parse.GetValue(_json);
}
