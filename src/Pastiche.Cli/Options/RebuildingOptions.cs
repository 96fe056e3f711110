using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>Options that say, among others, how pictures are rebuilt: how large, for how long, and from which noise.</summary>
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

    /// <summary>Adds them, after what the group has of its own.</summary>
    /// <param name="size">What the long side is that of.</param>
    /// <param name="iterations">What is optimised in so many steps.</param>
    /// <param name="seed">What the seed chooses.</param>
    /// <param name="others">What the number of iterations is otherwise, where there is more than one; empty where not.</param>
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

    /// <summary>Size, iterations and seed.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="usual">What they are unless given.</param>
    protected ReconstructionSettings Read(ParseResult parse, ReconstructionSettings usual) =>
        new(Value(parse, _size) ?? usual.LongSide, Value(parse, _iterations) ?? usual.Iterations, Value(parse, _seed) ?? usual.Seed);
}
