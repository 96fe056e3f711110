using System.CommandLine;
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

    private readonly Option<float?> _contentWeight;
    private readonly Option<float?> _styleWeight;
    private readonly Option<float?> _variationWeight;
    private readonly Option<ValueList<LayerWeight>?> _contentLayers;
    private readonly Option<ValueList<LayerWeight>?> _styleLayers;
    private readonly Option<float?> _styleScale;
    private readonly Option<Start?> _start;
    private readonly Option<int?> _seed;
    private readonly Option<OptimizerKind?> _optimizer;

    public LookOptions(NetworkOptions network) : base("look")
    {
        _contentWeight = AddNumber("--content-weight", "How much the content counts", nameof(StylizeOptions.ContentWeight));
        _styleWeight = AddNumber("--style-weight", "How much the style counts", nameof(StylizeOptions.StyleWeight));
        _variationWeight = AddNumber("--tv-weight", "How much smoothness (low total variation) counts",
            nameof(StylizeOptions.TotalVariationWeight));
        _contentLayers = AddLayers("--content-layers", "Where content is measured, with weights or without, as in stage2_1:0.5,stage2_2",
            nameof(StylizeOptions.ContentLayers), network);
        _styleLayers = AddLayers("--style-layers", "Where style is measured, likewise, as in stem:3,stage1_1",
            nameof(StylizeOptions.StyleLayers), network);
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
        _optimizer = Add<OptimizerKind?>("--optimizer", "NAME", (option, text) => Optimizers.Parse(option, text),
            Explain("What moves the picture towards lower losses", nameof(StylizeOptions.Optimizer)) with
            {
                Accepted = string.Join(" or ", Optimizers.Names),
                Default = Optimizers.NameOf(Defaults.Optimizer),
            },
            _ => Optimizers.Names);
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

    private static Explanation Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private Option<float?> AddNumber(string name, string what, string setting) =>
        AddNumber(name, "NUMBER", new NumberRange<float>(Setting.Of(Defaults, setting)), Explain(what, setting));

    private Option<ValueList<LayerWeight>?> AddLayers(string name, string what, string setting, NetworkOptions network) =>
        Add<ValueList<LayerWeight>?>(name, "LIST", (option, text) => LayerList.Parse(option, text),
            Explain(what, setting) with { Accepted = "layers of the backbone between commas", Default = "the backbone's choice" },
            context => LayerList.Complete(context.WordToComplete, network.Layers(context.ParseResult)));
}
