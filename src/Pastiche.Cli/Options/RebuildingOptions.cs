using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>A group of options with size, iterations and seed of reconstructions.</summary>
internal abstract class RebuildingOptions(string title) : OptionGroup(title)
{
    private static readonly ScaleStep Usual = StylizeOptions.Reconstruction.Scales.Steps[^1];
    private static readonly Setting Count = Setting.Of(Usual, nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(Usual, nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);
    private static readonly NumberRange<int> Seeds = new(int.MinValue);

    private Option<int?>? _size;
    private Option<int?>? _iterations;
    private Option<int?>? _seed;

    /// <summary>Adds size, iterations and seed after the other options of the group.</summary>
    /// <param name="size">The documentation of the size.</param>
    /// <param name="iterations">The documentation of the iterations.</param>
    /// <param name="seed">The documentation of the seed.</param>
    /// <param name="others">Further defaults of the iterations, for help; empty if there are none.</param>
    protected void AddSettings(string size, string iterations, string seed, string others = "")
    {
        var defaults = ReconstructionSettings.Default;
        _size = AddNumber("--size", "PIXELS", Sides, new OptionHelp(size) { Default = $"{defaults.LongSide}" });
        _iterations = AddNumber("--iterations", "NUMBER", Counts, new OptionHelp(iterations)
        {
            Consequence = Count.Consequence,
            Default = $"{defaults.Iterations}{others}",
        });
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            new OptionHelp(seed) { Accepted = "a whole number", Default = $"{defaults.Seed}" });
    }

    /// <summary>Reads size, iterations and seed.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="usual">The defaults.</param>
    protected ReconstructionSettings Read(ParseResult parse, ReconstructionSettings usual) =>
        new(Value(parse, _size) ?? usual.LongSide, Value(parse, _iterations) ?? usual.Iterations, Value(parse, _seed) ?? usual.Seed);
}
