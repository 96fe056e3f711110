using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>The options for the layers, size and iterations of reconstructions.</summary>
internal sealed class ReconstructionOptions : RebuildingOptions
{
    private readonly Option<bool> _style;
    private readonly Option<ValueList<LayerWeight>?> _layers;

    /// <param name="backbone">Returns the name of the backbone on a command line, whose layers completion offers.</param>
    public ReconstructionOptions(Func<ParseResult, string> backbone) : base("reconstruction")
    {
        _style = AddSwitch("--style", new OptionHelp("Rebuilds the style in place of the content: textures from the Gram matrices of "
            + "the first layer, the first two, and so on"));
        _layers = Add<ValueList<LayerWeight>?>("--layers", "LIST", (option, text) => LayerList.Parse(option, text),
            new OptionHelp("The layers to rebuild from, one picture for each, as in stem,stage1_2")
            {
                Consequence = "Shallow layers give the picture back, deep ones keep what is there and where",
                Accepted = "layers of the backbone between commas",
                Default = "those where it measures style",
            },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(backbone(parse))));
        AddSettings(
            "The long side of the pictures",
            "Steps of the optimiser for each picture; for styles, at each scale",
            "Chooses the noise to start from",
            $"; for styles {ScaleSchedule.FullIterations}");
    }

    /// <summary>Reads whether the style is rebuilt instead of the content.</summary>
    public bool ReadStyle(ParseResult parse) => parse.GetValue(_style);

    /// <summary>The layers; null for the defaults of the backbone.</summary>
    public ValueList<LayerWeight>? ReadLayers(ParseResult parse) => Value(parse, _layers);

    /// <summary>The size, iterations and seed.</summary>
    public ReconstructionSettings Read(ParseResult parse) => Read(
        parse,
        ReadStyle(parse)
            ? ReconstructionSettings.Default with { Iterations = ScaleSchedule.FullIterations }
            : ReconstructionSettings.Default);
}
