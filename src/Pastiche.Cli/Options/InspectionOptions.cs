using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>The options for the inspected layers and the size of the inspected image.</summary>
internal sealed class InspectionOptions : RebuildingOptions
{
    private readonly Option<ValueList<string>?> _layers;
    private readonly Option<string?> _shuffledLayer;

    /// <param name="backbone">Returns the name of the backbone on a command line, whose layers completion offers.</param>
    public InspectionOptions(Func<ParseResult, string> backbone) : base("inspection")
    {
        _layers = Add<ValueList<string>?>("--layers", "LIST",
            (option, text) => [.. LayerList.Parse(option, text).Select(layer => layer.Layer)],
            new OptionHelp("The layers whose feature maps and Gram matrices are shown, as in stem,stage1_2")
            {
                Accepted = "layers of the backbone between commas",
                Default = "those where it measures style",
            },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(backbone(parse))));
        _shuffledLayer = Add<string>("--shuffle-layer", "LAYER", (_, text) => text,
            new OptionHelp("The layer whose positions are shuffled, and from which the picture is rebuilt")
            {
                Accepted = "a layer of the backbone",
                Default = "the one where it measures content",
            },
            (parse, _) => LayerNames.Of(backbone(parse)));
        AddSettings(
            "The long side at which the picture is looked at", "Steps of the optimiser for each of the two pictures that are rebuilt",
            "Chooses the order that positions are shuffled to, and the noise to start from");
    }

    /// <summary>The layers; null for the default style layers of the backbone.</summary>
    public IReadOnlyList<string>? ReadLayers(ParseResult parse) => Value(parse, _layers);

    /// <summary>The shuffled layer; null for the default content layer of the backbone.</summary>
    public string? ReadShuffledLayer(ParseResult parse) => Value(parse, _shuffledLayer);

    /// <summary>The size, iterations and seed.</summary>
    public ReconstructionSettings Read(ParseResult parse) => Read(parse, ReconstructionSettings.Default);
}
