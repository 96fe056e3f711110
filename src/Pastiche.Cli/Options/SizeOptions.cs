using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>How large the picture becomes, over which scales, with how many iterations.</summary>
internal sealed class SizeOptions : OptionGroup
{
    private static readonly NumberRange<int> Sides = new(16, 16384);
    private static readonly NumberRange<int> Counts = new(1, 100_000);

    private static readonly NamedValues<ScaleSchedule> Presets = new(
        ("draft", ScaleSchedule.UpTo(256)), ("standard", StylizeOptions.Default.Scales), ("fine", ScaleSchedule.UpTo(1024)));

    private readonly Option<ScaleSchedule?> _preset;
    private readonly Option<int?> _size;
    private readonly Option<int[]?> _scales;
    private readonly Option<int[]?> _iterations;

    public SizeOptions() : base("size")
    {
        _preset = Add<ScaleSchedule>("--preset", "NAME", Presets.Parse,
            $"{PresetNames()}. Default {Presets.NameOf(StylizeOptions.Default.Scales)}.");
        _size = Add<int?>("--size", "PIXELS", (option, text) => Sides.Parse(option, text),
            $"The long side of the picture, {Sides}. Painted in scales that double up to it. "
            + $"Default {LongSide(StylizeOptions.Default.Scales)}.");
        _scales = Add("--scales", "LIST", (option, text) => NumberList.Parse(option, text, Sides),
            $"The long sides to paint at in place of those, from coarse to fine: 256,512. Each {Sides}. "
            + "A small first one gives large swirls.");
        _iterations = Add("--iterations", "LIST", (option, text) => NumberList.Parse(option, text, Counts),
            $"One number for all scales, or one for each: 100,50. {Counts}. "
            + $"Default {ScaleSchedule.FullIterations}, fewer for large scales.");
    }

    /// <summary>The schedule asked for.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public ScaleSchedule Read(ParseResult parse)
    {
        var (preset, size, scales) = (Value(parse, _preset), Value(parse, _size), Value(parse, _scales));
        string[] given =
        [
            .. preset is null ? [] : new[] { _preset.Name },
            .. size is null ? [] : new[] { _size.Name },
            .. scales is null ? [] : new[] { _scales.Name },
        ];
        if (given is [var one, var other, ..]) Throw.Contradiction(one, other, "each of them decides the size");
        var schedule = scales is not null ? ScaleSchedule.Of(scales)
            : size is { } side ? ScaleSchedule.UpTo(side)
            : preset ?? StylizeOptions.Default.Scales;
        return Value(parse, _iterations) is { } iterations ? schedule.WithIterations(iterations) : schedule;
    }

    private static string PresetNames() =>
        string.Join(", ", Presets.Names.Select(name => $"{name} ({LongSide(Presets.Parse("--preset", name))} pixels)"));

    private static int LongSide(ScaleSchedule schedule) => schedule.Steps[^1].LongSide;
}
