using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the weights and the start of a painting.</summary>
internal sealed class LookOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;
    private static readonly NumberRange<int> Seeds = new(int.MinValue);

    private readonly Option<float?>? _strength;
    private readonly Option<float?>? _contentWeight;
    private readonly Option<float?>? _contentLead;
    private readonly Option<float?>? _keptDetail;
    private readonly Option<float?>? _styleWeight;
    private readonly Option<float?>? _ratio;
    private readonly Option<float?> _variationWeight;
    private readonly Option<float?> _chromaVariation;
    private readonly Option<StartOption?> _start;
    private readonly Option<int?> _seed;

    /// <param name="hasWeights">Whether content and style have weights.</param>
    /// <param name="start">The default start; null for that of the library.</param>
    public LookOptions(bool hasWeights = true, Initialization? start = null) : base("look")
    {
        if (hasWeights)
        {
            _strength = AddNumber(
                "--strength", "How strongly to paint: one number that balances content and style weight", nameof(StylizeOptions.Strength));
            _contentWeight = AddNumber("--content-weight", "The weight of the content", nameof(StylizeOptions.ContentWeight));
            _contentLead = AddNumber(
                "--content-lead", "How many times more the content counts when the last scale begins", nameof(StylizeOptions.ContentLead));
            _keptDetail = AddNumber(
                "--kept-detail", "How much of the content's detail finer scales get back, if --init is content",
                nameof(StylizeOptions.KeptDetail));
            _styleWeight = AddNumber("--style-weight", "The weight of the style", nameof(StylizeOptions.StyleWeight));
            _ratio = Add<float?>("--ratio", "NUMBER", (option, text) => Ratio.Parse(option, text),
                new OptionHelp("Content weight over style weight, α/β in the paper, instead of the two; the style weight is then 1")
                {
                    Consequence = "Stated for --normalization gatys, where 1e-2 keeps more of the content and 1e-4 more of the style",
                    Accepted = Ratio.Accepted,
                    Default = "none; 0.001 with --preset gatys",
                });
        }

        _variationWeight = AddNumber("--tv-weight", "The weight of smoothness (low total variation)",
            nameof(StylizeOptions.TotalVariationWeight));
        _chromaVariation = AddNumber("--tv-chroma", "How many times more differences of colour count in --tv-weight than those of grey",
            nameof(StylizeOptions.ChromaVariation));
        _start = Add<StartOption>("--init", "START", StartOption.Parse,
            Explain("What to start from", nameof(StylizeOptions.Initialization)) with
            {
                Accepted = $"{string.Join(", ", StartOption.Names)} or a picture file",
                Default = StartOption.NameOf(start ?? Defaults.Initialization),
            },
            _ => StartOption.Names);
        _seed = Add<int?>("--seed", "NUMBER", (option, text) => Seeds.Parse(option, text),
            Explain("Chooses the noise of --init noise", nameof(StylizeOptions.Seed)) with { Accepted = "a whole number" });
    }

    /// <summary>Applies the options to other options. An image to start from is not loaded yet.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="basis">The defaults, from a preset or a recipe, with the schedule of the size options.</param>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis)
    {
        var ratio = Value(parse, _ratio);
        if (ratio is not null
            && new[] { _contentWeight, _styleWeight }.FirstOrDefault(weight => Value(parse, weight) is not null) is { } given)
        {
            throw Errors.Contradiction(_ratio!.Name, given.Name, "the ratio decides both weights");
        }

        return basis with
        {
            Strength = Value(parse, _strength) ?? basis.Strength,
            ContentWeight = ratio ?? Value(parse, _contentWeight) ?? basis.ContentWeight,
            ContentLead = Value(parse, _contentLead) ?? basis.ContentLead,
            KeptDetail = Value(parse, _keptDetail) ?? basis.KeptDetail,
            StyleWeight = ratio is null ? Value(parse, _styleWeight) ?? basis.StyleWeight : 1,
            TotalVariationWeight = Value(parse, _variationWeight) ?? basis.TotalVariationWeight,
            ChromaVariation = Value(parse, _chromaVariation) ?? basis.ChromaVariation,
            Initialization = Value(parse, _start)?.Named ?? basis.Initialization,
            Seed = Value(parse, _seed) ?? basis.Seed,
        };
    }

    /// <summary>The path of the starting image; null if the start is not an image file.</summary>
    public string? ReadStartFile(ParseResult parse) => Value(parse, _start)?.File;

    private static OptionHelp Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private Option<float?> AddNumber(string name, string what, string setting) =>
        AddNumber(name, "NUMBER", new NumberRange<float>(Setting.Of(Defaults, setting)), Explain(what, setting));
}
