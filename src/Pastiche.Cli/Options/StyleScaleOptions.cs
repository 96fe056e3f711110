using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the style if each image has a single one.</summary>
internal sealed class StyleScaleOptions : OptionGroup
{
    private static readonly Setting Setting = Setting.Of(StylizeOptions.Default, nameof(StylizeOptions.StyleScale));

    private readonly Option<float?> _scale;

    public StyleScaleOptions() : base("styles") => _scale = AddNumber(
        "--style-scale", "NUMBER", new NumberRange<float>(Setting),
        new OptionHelp("Size of the style pictures relative to the result", Setting));

    /// <summary>Applies the options to other options.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) =>
        basis with { StyleScale = Value(parse, _scale) ?? basis.StyleScale };
}
