using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Lesson.Page;

namespace Pastiche.Cli.Options;

/// <summary>The options for the size and effort of an atlas.</summary>
internal sealed class AtlasOptions : OptionGroup
{
    private static readonly Setting Count = Setting.Of(StylizeOptions.Default.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(StylizeOptions.Default.Scales.Steps[^1], nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);

    private readonly Option<bool> _quick;
    private readonly Option<int?> _size;
    private readonly Option<int?> _iterations;

    public AtlasOptions() : base("atlas")
    {
        _quick = AddSwitch("--quick", new OptionHelp("Computes less: a smaller result, pictures rebuilt from fewer layers, a smaller "
            + "sweep. With the network inside it takes one to three minutes on two cores"));
        _size = AddNumber("--size", "PIXELS", Sides, new OptionHelp("The long side of the result; other pictures are no larger than 256")
        {
            Default = $"{AtlasSettings.Full.LongSide}, with --quick {AtlasSettings.Quick.LongSide}",
        });
        _iterations = AddNumber("--iterations", "NUMBER", Counts, new OptionHelp("Steps of the optimiser at every scale of every picture")
        {
            Consequence = Count.Consequence,
            Default = $"{AtlasSettings.Full.PaintingIterations}; {AtlasSettings.Full.ReconstructionIterations} where contents are "
                + $"rebuilt, with --quick {AtlasSettings.Quick.ReconstructionIterations}",
        });
    }

    /// <summary>Reads the settings.</summary>
    public AtlasSettings Read(ParseResult parse)
    {
        var settings = parse.GetValue(_quick) ? AtlasSettings.Quick : AtlasSettings.Full;
        return settings with
        {
            LongSide = Value(parse, _size) ?? settings.LongSide,
            PaintingIterations = Value(parse, _iterations) ?? settings.PaintingIterations,
            ReconstructionIterations = Value(parse, _iterations) ?? settings.ReconstructionIterations,
        };
    }
}
