using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>The options for the size, scales and iterations of an image.</summary>
internal sealed class SizeOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly Setting Side = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.LongSide));
    private static readonly Setting Count = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Side);
    private static readonly NumberRange<int> Counts = new(Count);

    private readonly Preset _usual;
    private readonly Option<Preset?> _preset;
    private readonly Option<string?> _recipe;
    private readonly Option<int?> _size;
    private readonly Option<int[]?> _scales;
    private readonly Option<int[]?> _iterations;

    /// <param name="usual">The default preset; null for the standard one.</param>
    public SizeOptions(Preset? usual = null) : base("size")
    {
        _usual = usual ?? Preset.Standard;
        var scales = _usual.Options.Scales.Steps;
        _preset = Add<Preset>("--preset", "NAME", Preset.All.Parse,
            new OptionHelp("Sets size, scales and iterations; gatys sets everything as in the paper")
            {
                Consequence = "Other options override it",
                Accepted = PresetNames(),
                Default = Preset.All.NameOf(_usual),
            },
            _ => Preset.All.Names);
        _recipe = AddRecipe();
        _size = AddNumber("--size", "PIXELS", Sides,
            new OptionHelp("The long side of the picture, painted in scales that double up to it", Side)
            {
                Default = $"{scales[^1].LongSide}",
            });
        _scales = Add("--scales", "LIST", ParseScales,
            new OptionHelp(
                "The long sides to paint at, from coarse to fine, as in 256,512",
                Setting.Of(Defaults, nameof(StylizeOptions.Scales)))
            {
                Accepted = $"numbers between commas, each {Sides}",
                Default = string.Join(',', scales.Select(step => step.LongSide)),
            });
        _iterations = Add("--iterations", "LIST", (option, text) => NumberList.Parse(option, text, Counts),
            new OptionHelp("Steps of the optimiser: one number for all scales, or one for each, as in 100,50", Count)
            {
                Accepted = $"numbers between commas, each {Counts}",
                Default = $"{Count.Value}, fewer for scales above {ScaleSchedule.LargestFull}",
            });
    }

    /// <summary>The preset.</summary>
    public Preset ReadPreset(ParseResult parse) => Value(parse, _preset) ?? _usual;

    /// <summary>Loads the base recipe; null if none was given.</summary>
    /// <exception cref="PasticheException">The recipe cannot be read, or a preset was given as well.</exception>
    public BaseRecipe? ReadRecipe(ParseResult parse)
    {
        if (Value(parse, _recipe) is not { } path) return null;
        if (Value(parse, _preset) is not null) throw Errors.Contradiction(_recipe.Name, _preset.Name, "each of them decides all options");
        return BaseRecipe.Load(_recipe.Name, path);
    }

    /// <summary>The options of the recipe or preset, with the schedule of the command line.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public StylizeOptions Read(ParseResult parse, BaseRecipe? recipe = null)
    {
        var (preset, size, scales) = (ReadPreset(parse), Value(parse, _size), Value(parse, _scales));
        string[] given =
        [
            .. preset.IsSize && Value(parse, _preset) is not null ? new[] { _preset.Name } : [],
            .. size is null ? [] : new[] { _size.Name },
            .. scales is null ? [] : new[] { _scales.Name },
        ];
        if (given is [var one, var other, ..]) throw Errors.Contradiction(one, other, "each of them decides the size");
        var schedule = scales is not null ? ScaleSchedule.Of(scales)
            : size is { } side ? preset.Scales(side)
            : recipe is not null ? recipe.Recipe.Options.Scales with { SkipsTooSmall = true }
            : preset.Options.Scales;
        if (Value(parse, _iterations) is { } iterations) schedule = schedule.WithIterations(iterations);
        return (recipe?.ForContent ?? preset.Options) with { Scales = schedule };
    }

    private static int[] ParseScales(string option, string text)
    {
        var sides = NumberList.Parse(option, text, Sides);
        int[] ordered = [.. sides.Order()];
        if (!sides.SequenceEqual(ordered))
            throw Errors.OutOfRange(option, text, $"sizes from coarse to fine, as in {string.Join(',', ordered)}");
        return sides;
    }

    private static string PresetNames() =>
        string.Join(", ", Preset.All.All.Select(preset => TextLines.Unbroken($"{preset.Name} ({preset.Value.Summary})")));
}
