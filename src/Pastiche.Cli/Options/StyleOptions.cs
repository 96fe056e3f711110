using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the styles: their weights, scales and masks.</summary>
internal sealed class StyleOptions : OptionGroup
{
    private static readonly Setting Scale = Setting.Of(StylizeOptions.Default, nameof(StylizeOptions.StyleScale));
    private static readonly Setting Weight = Setting.Of(new Style(new Image(1, 1)), nameof(Style.Weight));
    private static readonly NumberRange<float> Scales = new(Scale);
    private static readonly NumberRange<float> Weights = new(Weight);

    private const string Reading =
        "After the MASK, #ff0000 takes a colour of a map, #label=2 a label, #alpha the alpha channel, and #luma the brightness";

    private const string Accepted = "a picture, maybe # and how it is read, a colon, and 1, 2, … or a STYLE";

    private readonly Option<float[]?> _blend;
    private readonly Option<float[]?> _scale;
    private readonly Option<string[]?> _styleMasks;
    private readonly Option<string[]?>? _masks;

    /// <param name="hasContent">Whether the command has a content image, which can be divided into regions for styles.</param>
    public StyleOptions(bool hasContent = true) : base("styles")
    {
        _blend = Add("--style-blend", "LIST", (option, text) => NumberList.Parse(option, text, Weights),
            new OptionHelp("The weight of each STYLE, as in 2,1", Weight)
            {
                Accepted = "a number of 0 or more for each STYLE, between commas",
                Default = "equally",
            });
        _scale = Add("--style-scale", "LIST", (option, text) => NumberList.Parse(option, text, Scales),
            new OptionHelp("Size of the styles relative to the result: one number for all, or one for each STYLE, as in 1,0.5", Scale)
            {
                Accepted = $"numbers between commas, each {Scales}",
            });
        _styleMasks = AddMany("--style-mask", "MASK:STYLE",
            new OptionHelp("Which part of a STYLE is measured: a picture that is white there, and the number or the file of the STYLE")
            {
                Consequence = $"May be given for each STYLE; where there is but one, its name can be left out. {Reading}",
                Accepted = Accepted,
                Default = "all of it",
            });
        if (!hasContent) return;
        _masks = AddMany("--mask", "MASK:STYLE",
            new OptionHelp("Where a STYLE is painted: a picture that is white there, of the content's shape, and the number or the "
                + "file of the STYLE")
            {
                Consequence = "Edges may be soft; where masks overlap, styles share; what none covers stays the content, "
                    + $"and a STYLE without one paints what the others leave. {Reading}",
                Accepted = Accepted,
                Default = "everywhere",
            });
    }

    /// <summary>Reads the styles with their weights, scales and masks. The images of a folder share the weight of one style.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="given">The STYLE arguments: files or folders.</param>
    /// <exception cref="PasticheException">A list has the wrong length, a mask names no style, or a folder has no images.</exception>
    public IReadOnlyList<StyleRequest> Read(ParseResult parse, IReadOnlyList<string> given)
    {
        var weights = Each(_blend, Value(parse, _blend), given.Count, 1);
        var scales = PerStyleScales(parse) is { } list ? Each(_scale, list, given.Count, 1) : [.. given.Select(_ => 1f)];
        var styleMasks = MaskList.Assign(_styleMasks.Name, Value(parse, _styleMasks), given);
        var masks = MaskList.Assign("--mask", Value(parse, _masks), given);
        return
        [
            .. given.SelectMany((style, i) =>
            {
                var images = ImageFiles.In(style);
                return images.Select(image => new StyleRequest(image, weights[i] / images.Count, scales[i], styleMasks[i], masks[i]));
            }),
        ];
    }

    /// <summary>Takes missing weights and scales from the recipe if it has as many styles.</summary>
    public IReadOnlyList<StyleRequest> Complete(ParseResult parse, IReadOnlyList<StyleRequest> styles, BaseRecipe? recipe)
    {
        if (styles.Count != recipe?.Recipe.Styles.Count) return styles;
        return
        [
            .. styles.Zip(recipe.Recipe.Styles, (style, recorded) => style with
            {
                Weight = Value(parse, _blend) is null ? recorded.Weight : style.Weight,
                Scale = Value(parse, _scale) is null ? recorded.Scale : style.Scale,
            }),
        ];
    }

    /// <summary>Adds the scale of the styles to the options if a single one was given.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) =>
        Value(parse, _scale) is [var one] ? basis with { StyleScale = one } : basis;

    private float[]? PerStyleScales(ParseResult parse) => Value(parse, _scale) is { Length: > 1 } list ? list : null;

    private static float[] Each(Option option, float[]? given, int count, float otherwise)
    {
        if (given is null) return [.. Enumerable.Repeat(otherwise, count)];
        if (given.Length != count) throw Errors.WrongCount(option.Name, given.Length, count);
        return given;
    }
}
