using System.CommandLine;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Options;

/// <summary>What of the network is shown, and how large the picture is that it looks at.</summary>
internal sealed class InspectionOptions : OptionGroup
{
    private static readonly ReconstructionSettings Defaults = ReconstructionSettings.Default;
    private static readonly Setting Count = Setting.Of(StylizeOptions.Reconstruction.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(StylizeOptions.Reconstruction.Scales.Steps[^1], nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);
    private static readonly NumberRange<int> Seeds = new(int.MinValue);

    private readonly Option<ValueList<string>?> _layers;
    private readonly Option<string?> _shuffledLayer;
    private readonly Option<int?> _size;
    private readonly Option<int?> _iterations;
    private readonly Option<int?> _seed;

    /// <param name="backbone">The name of the backbone that a command line asks for, whose layers completion offers.</param>
    public InspectionOptions(Func<ParseResult, string> backbone) : base("inspection")
    {
        _layers = Add<ValueList<string>?>("--layers", "LIST", (option, text) => [.. LayerList.Parse(option, text).Select(layer => layer.Layer)],
            new Explanation("Whose feature maps and Gram matrices are shown, as in stem,stage1_2")
            {
                Accepted = "layers of the backbone between commas",
                Default = "those where it measures style",
            },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(backbone(parse))));
        _shuffledLayer = Add<string>("--shuffle-layer", "LAYER", (_, text) => text,
            new Explanation("Whose positions are shuffled, and from which the picture is rebuilt")
            {
                Accepted = "a layer of the backbone",
                Default = "the one where it measures content",
            },
            (parse, _) => LayerNames.Of(backbone(parse)));
        _size = AddNumber("--size", "PIXELS", Sides, new Explanation("The long side at which the picture is looked at") { Default = $"{Defaults.LongSide}" });
        _iterations = AddNumber("--iterations", "NUMBER", Counts, new Explanation("Steps of the optimiser for each of the two pictures that are rebuilt")
        {
            Consequence = Count.Consequence,
            Default = $"{Defaults.Iterations}",
        });
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            new Explanation("Chooses the order that positions are shuffled to, and the noise to start from") { Accepted = "a whole number", Default = $"{Defaults.Seed}" });
    }

    /// <summary>The layers, or null for those of the backbone's style.</summary>
    public IReadOnlyList<string>? ReadLayers(ParseResult parse) => Value(parse, _layers);

    /// <summary>The layer to shuffle, or null for that of the backbone's content.</summary>
    public string? ReadShuffledLayer(ParseResult parse) => Value(parse, _shuffledLayer);

    /// <summary>Size, iterations and seed.</summary>
    public ReconstructionSettings Read(ParseResult parse) => new(
        Value(parse, _size) ?? Defaults.LongSide, Value(parse, _iterations) ?? Defaults.Iterations, Value(parse, _seed) ?? Defaults.Seed);
}
