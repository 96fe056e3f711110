using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the size, the iterations and the tiling of a texture.</summary>
internal sealed class TextureOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Texture;
    private static readonly Setting Count = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);
    private static readonly NumberRange<int> Seeds = new(int.MinValue);
    private static readonly ImageSize Usual = new(Defaults.Scales.Steps[^1].LongSide, Defaults.Scales.Steps[^1].LongSide);

    private readonly Option<string?> _recipe;
    private readonly Option<ImageSize?> _size;
    private readonly Option<bool> _tileable;
    private readonly Option<int[]?> _iterations;
    private readonly Option<float?> _variationWeight;
    private readonly Option<float?> _chromaVariation;
    private readonly Option<int?> _seed;

    public TextureOptions() : base("texture")
    {
        _size = Add<ImageSize?>("--size", "SIZE", ParseSize,
            new OptionHelp("Columns and rows of the picture, as in 1024x768, or one number for both; it is painted in scales that "
                + "double up to it")
            {
                Consequence = "Twice as large takes four times the memory and more than twice the time",
                Accepted = $"whole numbers, each {Sides}",
                Default = $"{Usual.Width}",
            });
        _recipe = AddRecipe();
        _tileable = AddSwitch("--tileable", new OptionHelp(
            "Makes a picture that can be laid side by side without a seam", Setting.Of(Defaults, nameof(StylizeOptions.Tileable)))
        {
            Consequence = "Its sides must be multiples of the network's stride, 16 for resnet18",
        });
        _iterations = Add("--iterations", "LIST", (option, text) => NumberList.Parse(option, text, Counts),
            new OptionHelp("Steps of the optimiser: one number for all scales, or one for each, as in 100,50", Count)
            {
                Accepted = $"numbers between commas, each {Counts}",
                Default = $"{Count.Value}, fewer for scales above {ScaleSchedule.LargestFull}",
            });
        _variationWeight = AddWeight(
            "--tv-weight", "The weight of smoothness (low total variation)", nameof(StylizeOptions.TotalVariationWeight));
        _chromaVariation = AddWeight("--tv-chroma", "How many times more differences of colour count in --tv-weight than those of grey",
            nameof(StylizeOptions.ChromaVariation));
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            new OptionHelp("Chooses the noise that the picture grows from", Setting.Of(Defaults, nameof(StylizeOptions.Seed)))
            {
                Accepted = "a whole number",
            });
    }

    /// <summary>Loads the base recipe; null if none was given.</summary>
    /// <exception cref="PasticheException">The recipe cannot be read.</exception>
    public BaseRecipe? ReadRecipe(ParseResult parse) => Value(parse, _recipe) is { } path ? BaseRecipe.Load(_recipe.Name, path) : null;

    /// <summary>The size of the texture; by default that of the recipe.</summary>
    public ImageSize ReadSize(ParseResult parse, BaseRecipe? recipe) =>
        Value(parse, _size) ?? (recipe is null ? Usual : new ImageSize(recipe.Recipe.Width, recipe.Recipe.Height));

    /// <summary>Applies the options to those of the recipe.</summary>
    public StylizeOptions Read(ParseResult parse, BaseRecipe? recipe)
    {
        var basis = recipe?.ForTexture ?? Defaults;
        var (width, height) = ReadSize(parse, recipe);
        var schedule = recipe is null || Value(parse, _size) is not null ? ScaleSchedule.UpTo(Math.Max(width, height)) : basis.Scales;
        return basis with
        {
            Scales = Value(parse, _iterations) is { } iterations ? schedule.WithIterations(iterations) : schedule,
            Tileable = parse.GetValue(_tileable) || basis.Tileable,
            TotalVariationWeight = Value(parse, _variationWeight) ?? basis.TotalVariationWeight,
            ChromaVariation = Value(parse, _chromaVariation) ?? basis.ChromaVariation,
            Seed = Value(parse, _seed) ?? basis.Seed,
        };
    }

    private Option<float?> AddWeight(string name, string what, string setting) => AddNumber(
        name, "NUMBER", new NumberRange<float>(Setting.Of(Defaults, setting)), new OptionHelp(what, Setting.Of(Defaults, setting)));

    private static ImageSize? ParseSize(string option, string text)
    {
        var sides = text.Split('x', 'X', '×');
        if (sides.Length > 2) throw Errors.OutOfRange(option, text, "a size as in 1024x768, or one number for a square");
        int[] numbers = [.. sides.Select(side => Sides.Parse(option, side))];
        return new ImageSize(numbers[0], numbers[^1]);
    }
}
