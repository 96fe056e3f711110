using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the colors of the image.</summary>
internal sealed class ColorOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;

    private static readonly NamedValues<ColorSource> Sources = new(
        ("style", ColorSource.Style), ("content", ColorSource.Content), ("match", ColorSource.Match));

    private static readonly NamedValues<ColorMethod> Methods = new(
        ("luminance", ColorMethod.Luminance), ("linear", ColorMethod.Linear), ("cholesky", ColorMethod.Cholesky),
        ("histogram", ColorMethod.Histogram));

    private readonly Option<ColorSource?> _source;
    private readonly Option<ColorMethod?> _method;

    public ColorOptions() : base("colours")
    {
        _source = AddName(
            "--colors", new OptionHelp("The source of the picture's colours", Setting.Of(Defaults, nameof(StylizeOptions.Colors)))
            {
                Default = Sources.NameOf(Defaults.Colors),
            }, Sources);
        _method = AddName("--color-method", new OptionHelp(
            "How colours are kept or matched: by lightness alone, by mean and covariance (in two ways), or by the histogram of "
                + "each channel",
            Setting.Of(Defaults, nameof(StylizeOptions.ColorMethod)))
        {
            Default = "luminance with --colors content, linear with --colors match",
        }, Methods);
    }

    /// <summary>Applies the color options to other options.</summary>
    /// <exception cref="PasticheException">A method is given for a color source that needs none.</exception>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis)
    {
        var source = Value(parse, _source) ?? basis.Colors;
        if (source == ColorSource.Style && Value(parse, _method) is not null)
        {
            var kept = $"{Sources.NameOf(ColorSource.Content)} or {Sources.NameOf(ColorSource.Match)}";
            throw Errors.NeedsAnother(_method.Name, $"{_source.Name} {kept}");
        }

        // The default method depends on the source.
        var method = source == basis.Colors ? basis.ColorMethod : null;
        return basis with { Colors = source, ColorMethod = Value(parse, _method) ?? method };
    }
}
