using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>How large a texture becomes, over how many iterations, and whether it fits itself.</summary>
internal sealed class TextureOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Texture;
    private static readonly Setting Count = Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.Iterations));
    private static readonly NumberRange<int> Sides = new(Setting.Of(Defaults.Scales.Steps[^1], nameof(ScaleStep.LongSide)));
    private static readonly NumberRange<int> Counts = new(Count);
    private static readonly NumberRange<int> Seeds = new(int.MinValue);
    private static readonly PictureSize Usual = new(Defaults.Scales.Steps[^1].LongSide, Defaults.Scales.Steps[^1].LongSide);

    private readonly Option<PictureSize?> _size;
    private readonly Option<bool> _tileable;
    private readonly Option<int[]?> _iterations;
    private readonly Option<float?> _variationWeight;
    private readonly Option<int?> _seed;

    public TextureOptions() : base("texture")
    {
        _size = Add<PictureSize?>("--size", "SIZE", ParseSize,
            new Explanation("Columns and rows of the picture, as in 1024x768, or one number for both; it is painted in scales that double up to it")
            {
                Consequence = "Twice as large takes four times the memory and more than twice the time",
                Accepted = $"whole numbers, each {Sides}",
                Default = $"{Usual.Width}",
            });
        _tileable = AddSwitch("--tileable", new Explanation("Makes a picture that can be laid side by side without a seam", Setting.Of(Defaults, nameof(StylizeOptions.Tileable)))
        {
            Consequence = "Its sides must be multiples of the network's stride, 16 for resnet18",
        });
        _iterations = Add("--iterations", "LIST", (option, text) => NumberList.Parse(option, text, Counts),
            new Explanation("Steps of the optimiser: one number for all scales, or one for each, as in 100,50", Count)
            {
                Accepted = $"numbers between commas, each {Counts}",
                Default = $"{Count.Value}, fewer for scales above {ScaleSchedule.LargestFull}",
            });
        _variationWeight = AddNumber("--tv-weight", "NUMBER", new NumberRange<float>(Setting.Of(Defaults, nameof(StylizeOptions.TotalVariationWeight))),
            new Explanation("How much smoothness (low total variation) counts", Setting.Of(Defaults, nameof(StylizeOptions.TotalVariationWeight))));
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            new Explanation("Chooses the noise that the picture grows from", Setting.Of(Defaults, nameof(StylizeOptions.Seed))) { Accepted = "a whole number" });
    }

    /// <summary>The size asked for.</summary>
    public PictureSize ReadSize(ParseResult parse) => Value(parse, _size) ?? Usual;

    /// <summary>What was asked for.</summary>
    public StylizeOptions Read(ParseResult parse)
    {
        var (width, height) = ReadSize(parse);
        var schedule = ScaleSchedule.UpTo(Math.Max(width, height));
        return Defaults with
        {
            Scales = Value(parse, _iterations) is { } iterations ? schedule.WithIterations(iterations) : schedule,
            Tileable = parse.GetValue(_tileable),
            TotalVariationWeight = Value(parse, _variationWeight) ?? Defaults.TotalVariationWeight,
            Seed = Value(parse, _seed) ?? Defaults.Seed,
        };
    }

    private static PictureSize? ParseSize(string option, string text)
    {
        var sides = text.Split('x', 'X', '×');
        if (sides.Length > 2) Throw.OutOfRange(option, text, "a size as in 1024x768, or one number for a square");
        int[] numbers = [.. sides.Select(side => Sides.Parse(option, side))];
        return new PictureSize(numbers[0], numbers[^1]);
    }
}
