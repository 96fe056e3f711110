using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>How large the picture becomes, over which scales, with how many iterations.</summary>
internal sealed class SizeOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly Setting Side = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.LongSide));
    private static readonly Setting Count = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Side);
    private static readonly NumberRange<int> Counts = new(Count);

    private readonly Option<Preset?> _preset;
    private readonly Option<string?> _recipe;
    private readonly Option<int?> _size;
    private readonly Option<int[]?> _scales;
    private readonly Option<int[]?> _iterations;

    public SizeOptions() : base("size")
    {
        _preset = Add<Preset>("--preset", "NAME", Preset.All.Parse,
            new Explanation("A size with its scales and iterations, or with gatys all that the paper did")
            {
                Consequence = "Options given beside it have the last word",
                Accepted = PresetNames(),
                Default = Preset.All.NameOf(Preset.Standard),
            },
            _ => Preset.All.Names);
        _recipe = Add<string>("--recipe", "FILE", (_, text) => text,
            new Explanation("Begins with the options of an earlier picture, or of a JSON file with its recipe")
            {
                Consequence = "Options given beside it have the last word; its masks and its starting picture are not read",
                Accepted = "a picture that Pastiche made, or a .json file",
                Default = "none",
            });
        _size = AddNumber("--size", "PIXELS", Sides,
            new Explanation("The long side of the picture, painted in scales that double up to it", Side));
        _scales = Add("--scales", "LIST", (option, text) => NumberList.Parse(option, text, Sides),
            new Explanation(
                "The long sides to paint at, from coarse to fine, as in 256,512",
                Setting.Of(Defaults, nameof(StylizeOptions.Scales)))
            {
                Accepted = $"numbers between commas, each {Sides}",
                Default = string.Join(',', Defaults.Scales.Steps.Select(step => step.LongSide)),
            });
        _iterations = Add("--iterations", "LIST", (option, text) => NumberList.Parse(option, text, Counts),
            new Explanation("Steps of the optimiser: one number for all scales, or one for each, as in 100,50", Count)
            {
                Accepted = $"numbers between commas, each {Counts}",
                Default = $"{Count.Value}, fewer for scales above {ScaleSchedule.LargestFull}",
            });
    }

    /// <summary>The preset asked for, or the standard.</summary>
    public Preset ReadPreset(ParseResult parse) => Value(parse, _preset) ?? Preset.Standard;

    /// <summary>The recipe to begin with, if there is one.</summary>
    /// <exception cref="PasticheException">It cannot be read, or a preset is given beside it.</exception>
    public Recipe? ReadRecipe(ParseResult parse)
    {
        if (Value(parse, _recipe) is not { } path) return null;
        if (Value(parse, _preset) is not null) Throw.Contradiction(_recipe.Name, _preset.Name, "each of them decides all options");
        return Recipe.Load(path);
    }

    /// <summary>The recipe's or the preset's options with the schedule asked for.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public StylizeOptions Read(ParseResult parse, Recipe? recipe = null)
    {
        var (preset, size, scales) = (ReadPreset(parse), Value(parse, _size), Value(parse, _scales));
        string[] given =
        [
            .. preset.IsSize && Value(parse, _preset) is not null ? new[] { _preset.Name } : [],
            .. size is null ? [] : new[] { _size.Name },
            .. scales is null ? [] : new[] { _scales.Name },
        ];
        if (given is [var one, var other, ..]) Throw.Contradiction(one, other, "each of them decides the size");
        var schedule = scales is not null ? ScaleSchedule.Of(scales)
            : size is { } side ? preset.Scales(side)
            : recipe?.Options.Scales ?? preset.Options.Scales;
        return (recipe is null ? preset.Options : OptionsOf(recipe)) with { Scales = Value(parse, _iterations) is { } iterations ? schedule.WithIterations(iterations) : schedule };
    }

    /// <summary>A picture that it started from is another one's; this one starts as pictures do, unless told otherwise.</summary>
    private static StylizeOptions OptionsOf(Recipe recipe) => recipe.Options.Initialization.Kind == InitializationKind.Picture
        ? recipe.Options with { Initialization = Initialization.Content }
        : recipe.Options;

    private static string PresetNames() =>
        string.Join(", ", Preset.All.All.Select(preset => TextLines.Unbroken($"{preset.Name} ({preset.Value.Summary})")));
}
