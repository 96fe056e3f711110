using System.CommandLine;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;

namespace Pastiche.Cli.Options;

/// <summary>What of a picture is rebuilt, from which layers, how large and for how long.</summary>
internal sealed class ReconstructionOptions : OptionGroup
{
    private static readonly ReconstructionSettings Defaults = ReconstructionSettings.Default;
    private static readonly Setting Count = Setting.Of(StylizeOptions.Reconstruction.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(StylizeOptions.Reconstruction.Scales.Steps[^1], nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);
    private static readonly NumberRange<int> Seeds = new(int.MinValue);

    private readonly Option<bool> _style;
    private readonly Option<ValueList<LayerWeight>?> _layers;
    private readonly Option<int?> _size;
    private readonly Option<int?> _iterations;
    private readonly Option<int?> _seed;

    /// <param name="backbone">The name of the backbone that a command line asks for, whose layers completion offers.</param>
    public ReconstructionOptions(Func<ParseResult, string> backbone) : base("reconstruction")
    {
        _style = AddSwitch("--style", new Explanation("Rebuilds the style in place of the content: textures from the Gram matrices of the first layer, the first two, and so on"));
        _layers = Add<ValueList<LayerWeight>?>("--layers", "LIST", (option, text) => LayerList.Parse(option, text),
            new Explanation("From which layers, one picture for each, as in stem,stage1_2")
            {
                Consequence = "Shallow layers give the picture back, deep ones keep what is there and where",
                Accepted = "layers of the backbone between commas",
                Default = "those where it measures style",
            },
            (parse, typed) => LayerList.Complete(typed, LayerNames.Of(backbone(parse))));
        _size = AddNumber("--size", "PIXELS", Sides, new Explanation("The long side of the pictures") { Default = $"{Defaults.LongSide}" });
        _iterations = AddNumber("--iterations", "NUMBER", Counts, new Explanation("Steps of the optimiser for each picture; for styles, at each scale")
        {
            Consequence = Count.Consequence,
            Default = $"{Defaults.Iterations}; for styles {ScaleSchedule.FullIterations}",
        });
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            new Explanation("Chooses the noise to start from") { Accepted = "a whole number", Default = $"{Defaults.Seed}" });
    }

    /// <summary>Whether it is the style that is rebuilt.</summary>
    public bool ReadStyle(ParseResult parse) => parse.GetValue(_style);

    /// <summary>The layers, or null for the backbone's.</summary>
    public ValueList<LayerWeight>? ReadLayers(ParseResult parse) => Value(parse, _layers);

    /// <summary>Size, iterations and seed.</summary>
    public ReconstructionSettings Read(ParseResult parse) => new(
        Value(parse, _size) ?? Defaults.LongSide,
        Value(parse, _iterations) ?? (ReadStyle(parse) ? ScaleSchedule.FullIterations : Defaults.Iterations),
        Value(parse, _seed) ?? Defaults.Seed);
}
