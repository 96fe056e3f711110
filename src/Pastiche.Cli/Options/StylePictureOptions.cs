using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for what is done to every style picture before it is looked at.</summary>
internal sealed class StylePictureOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly NamedValues<StyleTrim> Trims = new(("none", StyleTrim.None), ("auto", StyleTrim.Auto));

    private readonly Option<StyleTrim?> _trim;
    private readonly Option<int?> _rotations;

    public StylePictureOptions() : base("style pictures")
    {
        _trim = AddName(
            "--style-trim", new OptionHelp("What is cut off the style pictures", Setting.Of(Defaults, nameof(StylizeOptions.StyleTrim)))
            {
                Default = Trims.NameOf(Defaults.StyleTrim),
            }, Trims);
        _rotations = AddNumber(
            "--style-rotations", "COUNT", "The orientations in which the styles are matched",
            Setting.Of(Defaults, nameof(StylizeOptions.StyleRotations)));
    }

    /// <summary>Applies the options to other options.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) => basis with
    {
        StyleTrim = Value(parse, _trim) ?? basis.StyleTrim,
        StyleRotations = Value(parse, _rotations) ?? basis.StyleRotations,
    };
}
