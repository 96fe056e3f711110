using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Options;

/// <summary>What the picture looks like at a given size.</summary>
internal sealed class LookOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly NumberRange<float> Weights = new(0);
    private static readonly NumberRange<float> StyleScales = new(0.1f, 10);
    private static readonly NumberRange<int> Seeds = new(int.MinValue, int.MaxValue);

    private static readonly NamedValues<OptimizerKind> Optimizers = new(
        ("lbfgs", OptimizerKind.Lbfgs), ("adam", OptimizerKind.Adam));

    private readonly Option<float?> _contentWeight;
    private readonly Option<float?> _styleWeight;
    private readonly Option<float?> _variationWeight;
    private readonly Option<ValueList<LayerWeight>?> _contentLayers;
    private readonly Option<ValueList<LayerWeight>?> _styleLayers;
    private readonly Option<float?> _styleScale;
    private readonly Option<Start?> _start;
    private readonly Option<int?> _seed;
    private readonly Option<OptimizerKind?> _optimizer;

    public LookOptions() : base("look")
    {
        _contentWeight = AddNumber("--content-weight", Weights,
            $"How much the content counts, {Weights}. Default {Defaults.ContentWeight}; "
            + "0.005 is bold, 0.03 tame, 0 leaves texture alone.");
        _styleWeight = AddNumber("--style-weight", Weights,
            $"How much the style counts, {Weights}. Default {Defaults.StyleWeight}; 0 paints the content from its features.");
        _variationWeight = AddNumber("--tv-weight", Weights,
            $"How much smoothness (low total variation) counts, {Weights}. "
            + $"Default {Defaults.TotalVariationWeight}; 0.5 visibly blurs.");
        _contentLayers = Add<ValueList<LayerWeight>?>("--content-layers", "LIST", (option, text) => LayerList.Parse(option, text),
            "Where content is measured, with weights or without: stage2_1:0.5,stage2_2. Deeper keeps less detail. "
            + "Default: the backbone's choice.");
        _styleLayers = Add<ValueList<LayerWeight>?>("--style-layers", "LIST", (option, text) => LayerList.Parse(option, text),
            "Where style is measured, likewise: stem:3,stage1_1. Shallow is colour and grain, deep is shapes. "
            + "Default: the backbone's choice.");
        _styleScale = AddNumber("--style-scale", StyleScales,
            $"Size of the style picture beside the result, {StyleScales}. Default {Defaults.StyleScale}; "
            + "more makes brush strokes larger.");
        _start = Add<Start>("--init", "START", Start.Parse,
            $"What to start from: {string.Join(", ", Start.Names)} or a picture file. "
            + $"Default {Start.NameOf(Defaults.Initialization)}.");
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            $"Chooses the noise of --init noise, any whole number. Default {Defaults.Seed}.");
        _optimizer = Add<OptimizerKind?>("--optimizer", "NAME", (option, text) => Optimizers.Parse(option, text),
            $"{string.Join(" or ", Optimizers.Names)}. Default {Optimizers.NameOf(Defaults.Optimizer)}; "
            + "adam takes a sixth of its memory but 3 to 4 times the iterations.");
    }

    /// <summary>The defaults with what was asked for; a picture to start from is not loaded yet.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="scales">The schedule, which other options decide.</param>
    public StylizeOptions Read(ParseResult parse, ScaleSchedule scales) => Defaults with
    {
        Scales = scales,
        ContentWeight = Value(parse, _contentWeight) ?? Defaults.ContentWeight,
        StyleWeight = Value(parse, _styleWeight) ?? Defaults.StyleWeight,
        TotalVariationWeight = Value(parse, _variationWeight) ?? Defaults.TotalVariationWeight,
        ContentLayers = Value(parse, _contentLayers) ?? Defaults.ContentLayers,
        StyleLayers = Value(parse, _styleLayers) ?? Defaults.StyleLayers,
        StyleScale = Value(parse, _styleScale) ?? Defaults.StyleScale,
        Initialization = Value(parse, _start)?.Named ?? Defaults.Initialization,
        Seed = Value(parse, _seed) ?? Defaults.Seed,
        Optimizer = Value(parse, _optimizer) ?? Defaults.Optimizer,
    };

    /// <summary>The file to start from, if it is one.</summary>
    public string? ReadStartFile(ParseResult parse) => Value(parse, _start)?.File;

    private Option<float?> AddNumber(string name, NumberRange<float> range, string description) =>
        Add<float?>(name, "NUMBER", (option, text) => range.Parse(option, text), description);
}
