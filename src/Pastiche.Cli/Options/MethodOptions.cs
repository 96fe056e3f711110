using System.CommandLine;
using System.Text.Json;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Options;

/// <summary>The options for the losses and the optimizer.</summary>
internal sealed class MethodOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;

    private static readonly NamedValues<OptimizerKind> Optimizers = new(
        [.. Enum.GetValues<OptimizerKind>().Select(kind => (JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}"), kind))]);

    private static readonly NamedValues<LossNormalization> Normalizations = new(
        ("relative", LossNormalization.Relative), ("gatys", LossNormalization.Gatys));

    private static readonly NamedValues<ParameterizationKind> Parameterizations = new(
        ("pyramid", ParameterizationKind.LaplacianPyramid), ("pixels", ParameterizationKind.Pixels));

    private readonly Option<ValueList<StyleLossWeight>?> _styleLoss;
    private readonly Option<ValueList<LayerWeight>?> _styleLayers;
    private readonly Option<ValueList<LayerWeight>?>? _contentLayers;
    private readonly Option<LossNormalization?> _normalization;
    private readonly Option<OptimizerKind?> _optimizer;
    private readonly Option<ParameterizationKind?> _parameterization;
    private readonly Func<ParseResult, string> _backbone;

    /// <param name="backbone">Returns the name of the backbone on a command line, whose layers completion offers.</param>
    /// <param name="hasContent">Whether the command has a content image.</param>
    public MethodOptions(Func<ParseResult, string> backbone, bool hasContent = true) : base("method")
    {
        _backbone = backbone;
        _styleLoss = Add<ValueList<StyleLossWeight>?>("--style-loss", "LIST", (option, text) => StyleLossList.Parse(option, text),
            Explain(
                "How styles are compared, with weights or without, as in gram+mean or gram:2+mean", nameof(StylizeOptions.StyleLosses)) with
            {
                Accepted = $"{string.Join(", ", StyleLossList.Names)}, or several with + between them",
                Default = StyleLossList.Text(Defaults.StyleLosses),
            },
            _ => StyleLossList.Names);
        _styleLayers = AddLayers("--style-layers", "Where style is measured, with weights or without, as in stem:3,stage1_1",
            nameof(StylizeOptions.StyleLayers));
        if (hasContent)
        {
            _contentLayers = AddLayers("--content-layers", "Where content is measured, likewise, as in stage2_1:0.5,stage2_2",
                nameof(StylizeOptions.ContentLayers));
        }

        _normalization = AddName("--normalization", Explain("What losses are divided by", nameof(StylizeOptions.Normalization)) with
        {
            Default = Normalizations.NameOf(Defaults.Normalization),
        }, Normalizations);
        _optimizer = AddName("--optimizer", Explain("What moves the picture towards lower losses", nameof(StylizeOptions.Optimizer)) with
        {
            Default = Optimizers.NameOf(Defaults.Optimizer),
        }, Optimizers);
        _parameterization = AddName("--parameterization",
            Explain("What is optimised in place of the picture", nameof(StylizeOptions.Parameterization)) with
            {
                Default = Parameterizations.NameOf(Defaults.Parameterization),
            }, Parameterizations);
    }

    /// <summary>Applies the options to other options.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) => basis with
    {
        StyleLosses = Value(parse, _styleLoss) ?? basis.StyleLosses,
        StyleLayers = Value(parse, _styleLayers) ?? basis.StyleLayers,
        ContentLayers = Value(parse, _contentLayers) ?? basis.ContentLayers,
        Normalization = Value(parse, _normalization) ?? basis.Normalization,
        Optimizer = Value(parse, _optimizer) ?? basis.Optimizer,
        Parameterization = Value(parse, _parameterization) ?? basis.Parameterization,
    };

    private static OptionHelp Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private Option<ValueList<LayerWeight>?> AddLayers(string name, string what, string setting) =>
        Add<ValueList<LayerWeight>?>(name, "LIST", (option, text) => LayerList.Parse(option, text),
            Explain(what, setting) with { Accepted = "layers of the backbone between commas", Default = "the backbone's choice" },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(_backbone(parse))));
}
