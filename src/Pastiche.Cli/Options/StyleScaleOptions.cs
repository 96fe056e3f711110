using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>What becomes of the style, where every picture has just one.</summary>
internal sealed class StyleScaleOptions : OptionGroup
{
    private static readonly Setting Setting = Setting.Of(StylizeOptions.Default, nameof(StylizeOptions.StyleScale));

    private readonly Option<float?> _scale;

    public StyleScaleOptions() : base("styles") => _scale = AddNumber(
        "--style-scale", "NUMBER", new NumberRange<float>(Setting),
        new OptionHelp("Size of the style pictures relative to the result", Setting));

    /// <summary>Options with what was asked for in their place.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) =>
        basis with { StyleScale = Value(parse, _scale) ?? basis.StyleScale };
}
