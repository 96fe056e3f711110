using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for what of the content is matched with the style.</summary>
internal sealed class MatchingOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;

    private readonly Option<ContentShare?>? _content;
    private readonly Option<MaskRequest?>? _detailMap;
    private readonly Option<int?> _interval;
    private readonly Option<int?> _positions;

    /// <param name="hasContent">Whether the command has a content image.</param>
    public MatchingOptions(bool hasContent = true) : base("matching")
    {
        if (hasContent) (_content, _detailMap) = (AddShare(), AddDetailMap());
        _interval = AddCount("--match-every", "Iterations after which the nearest neighbours are found anew",
            nameof(StylizeOptions.MatchInterval));
        _positions = AddCount("--match-positions", "The most style positions of a layer among which neighbours are searched",
            nameof(StylizeOptions.MatchPositions));
    }

    /// <summary>Applies the options to other options. A map is not loaded yet.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) => basis with
    {
        MatchContent = Value(parse, _content) ?? basis.MatchContent,
        MatchInterval = Value(parse, _interval) ?? basis.MatchInterval,
        MatchPositions = Value(parse, _positions) ?? basis.MatchPositions,
    };

    /// <summary>The map of the content's detail; null if it is computed.</summary>
    public MaskRequest? ReadDetailMap(ParseResult parse) => Value(parse, _detailMap);

    private Option<ContentShare?> AddShare() => Add<ContentShare>("--match-content", "LIST", ContentShareText.Parse,
        Explain("The content's share of what is matched, where it has little detail and where it has much, as in 0,0.7",
            nameof(StylizeOptions.MatchContent)) with
        {
            Accepted = ContentShareText.Accepted,
            Default = ContentShareText.Text(Defaults.MatchContent),
        });

    private Option<MaskRequest?> AddDetailMap() => Add<MaskRequest>("--detail-map", "FILE", ParseMap,
        Explain("A picture that says where the content has detail, of the content's shape", nameof(StylizeOptions.DetailMap)) with
        {
            Accepted = "a picture, maybe # and how it is read, as for --mask",
            Default = "computed from the content",
        });

    private Option<int?> AddCount(string name, string what, string setting) =>
        AddNumber(name, "COUNT", new NumberRange<int>(Setting.Of(Defaults, setting)), Explain(what, setting));

    private static OptionHelp Explain(string what, string setting) => new(what, Setting.Of(Defaults, setting));

    private static MaskRequest ParseMap(string option, string text)
    {
        if (text.Length == 0) throw Errors.NoFile(option);
        return MaskRequest.Parse(option, text);
    }
}
