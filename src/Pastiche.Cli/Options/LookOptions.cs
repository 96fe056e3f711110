using System.CommandLine;
using System.Globalization;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Options;

/// <summary>What the picture looks like at a given size.</summary>
internal sealed class LookOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly NumberRange<int> Seeds = new(int.MinValue);

    private static readonly NamedValues<OptimizerKind> Optimizers = new(
        ("lbfgs", OptimizerKind.Lbfgs), ("adam", OptimizerKind.Adam));

    private static readonly NamedValues<LossNormalization> Normalizations = new(
        ("relative", LossNormalization.Relative), ("gatys", LossNormalization.Gatys));

    private static readonly NamedValues<ParameterizationKind> Parameterizations = new(
        ("pyramid", ParameterizationKind.LaplacianPyramid), ("pixels", ParameterizationKind.Pixels));

    private readonly Option<float?> _contentWeight;
    private readonly Option<float?> _styleWeight;
    private readonly Option<float?> _ratio;
    private readonly Option<LossNormalization?> _normalization;
    private readonly Option<float?> _variationWeight;
    private readonly Option<ValueList<LayerWeight>?> _contentLayers;
    private readonly Option<ValueList<LayerWeight>?> _styleLayers;
    private readonly Option<float?> _styleScale;
    private readonly Option<Start?> _start;
    private readonly Option<int?> _seed;
    private readonly Option<OptimizerKind?> _optimizer;
    private readonly Option<ParameterizationKind?> _parameterization;
    private readonly Func<ParseResult, string> _backbone;

    /// <param name="backbone">The name of the backbone that a command line asks for, whose layers completion offers.</param>
    public LookOptions(Func<ParseResult, string> backbone) : base("look")
    {
        _backbone = backbone;
        _contentWeight = AddNumber("--content-weight", "How much the content counts", nameof(StylizeOptions.ContentWeight));
        _styleWeight = AddNumber("--style-weight", "How much the style counts", nameof(StylizeOptions.StyleWeight));
        _ratio = Add<float?>("--ratio", "NUMBER", ParseRatio,
            new Explanation("Content weight over style weight, α/β in the paper, in place of the two: the style then counts 1")
            {
                Consequence = "Stated for --normalization gatys, where 1e-2 keeps more of the content and 1e-4 more of the style",
                Accepted = "a number above 0",
                Default = "none; 0.001 with --preset gatys",
            });
        _normalization = AddName("--normalization", "What losses are divided by", nameof(StylizeOptions.Normalization), Normalizations, Defaults.Normalization);
        _variationWeight = AddNumber("--tv-weight", "How much smoothness (low total variation) counts",
            nameof(StylizeOptions.TotalVariationWeight));
        _contentLayers = AddLayers("--content-layers", "Where content is measured, with weights or without, as in stage2_1:0.5,stage2_2",
            nameof(StylizeOptions.ContentLayers));
        _styleLayers = AddLayers("--style-layers", "Where style is measured, likewise, as in stem:3,stage1_1",
            nameof(StylizeOptions.StyleLayers));
        _styleScale = AddNumber("--style-scale", "Size of the style picture beside the result", nameof(StylizeOptions.StyleScale));
        _start = Add<Start>("--init", "START", Start.Parse,
            Explain("What to start from", nameof(StylizeOptions.Initialization)) with
            {
                Accepted = $"{string.Join(", ", Start.Names)} or a picture file",
                Default = Start.NameOf(Defaults.Initialization),
            },
            _ => Start.Names);
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            Explain("Chooses the noise of --init noise", nameof(StylizeOptions.Seed)) with { Accepted = "a whole number" });
        _optimizer = AddName("--optimizer", "What moves the picture towards lower losses", nameof(StylizeOptions.Optimizer), Optimizers, Defaults.Optimizer);
        _parameterization = AddName("--parameterization", "What is optimised in place of the picture", nameof(StylizeOptions.Parameterization),
            Parameterizations, Defaults.Parameterization);
    }

    /// <summary>Options with what was asked for in their place; a picture to start from is not loaded yet.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="basis">What there is without being asked for: a preset's, with the schedule that other options decide.</param>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis)
    {
        var ratio = Value(parse, _ratio);
        if (ratio is not null && new[] { _contentWeight, _styleWeight }.FirstOrDefault(weight => Value(parse, weight) is not null) is { } given)
            Throw.Contradiction(_ratio.Name, given.Name, "the ratio decides both weights");
        return basis with
        {
            Normalization = Value(parse, _normalization) ?? basis.Normalization,
            ContentWeight = ratio ?? Value(parse, _contentWeight) ?? basis.ContentWeight,
            StyleWeight = ratio is null ? Value(parse, _styleWeight) ?? basis.StyleWeight : 1,
            TotalVariationWeight = Value(parse, _variationWeight) ?? basis.TotalVariationWeight,
            ContentLayers = Value(parse, _contentLayers) ?? basis.ContentLayers,
            StyleLayers = Value(parse, _styleLayers) ?? basis.StyleLayers,
            StyleScale = Value(parse, _styleScale) ?? basis.StyleScale,
            Initialization = Value(parse, _start)?.Named ?? basis.Initialization,
            Seed = Value(parse, _seed) ?? basis.Seed,
            Optimizer = Value(parse, _optimizer) ?? basis.Optimizer,
            Parameterization = Value(parse, _parameterization) ?? basis.Parameterization,
        };
    }

    /// <summary>The file to start from, if it is one.</summary>
    public string? ReadStartFile(ParseResult parse) => Value(parse, _start)?.File;

    private static Explanation Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private Option<float?> AddNumber(string name, string what, string setting) =>
        AddNumber(name, "NUMBER", new NumberRange<float>(Setting.Of(Defaults, setting)), Explain(what, setting));

    private Option<ValueList<LayerWeight>?> AddLayers(string name, string what, string setting) =>
        Add<ValueList<LayerWeight>?>(name, "LIST", (option, text) => LayerList.Parse(option, text),
            Explain(what, setting) with { Accepted = "layers of the backbone between commas", Default = "the backbone's choice" },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(_backbone(parse))));

    private Option<T?> AddName<T>(string name, string what, string setting, NamedValues<T> names, T usual) where T : struct, Enum =>
        Add<T?>(name, "NAME", (option, text) => names.Parse(option, text),
            Explain(what, setting) with { Accepted = string.Join(" or ", names.Names), Default = names.NameOf(usual) },
            _ => names.Names);

    private static float? ParseRatio(string option, string text)
    {
        var understood = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var ratio);
        if (!understood || !(ratio > 0 && float.IsFinite(ratio))) Throw.OutOfRange(option, text, "a number above 0");
        return ratio;
    }
}
