using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for what of the content is matched with the style.</summary>
internal sealed class MatchingOptions : OptionGroup
{
    private static readonly StylizeOptions Defaults = StylizeOptions.Default;

    private readonly Option<ContentShare?> _content;
    private readonly Option<MaskRequest?> _detailMap;

    public MatchingOptions() : base("matching")
    {
        _content = Add<ContentShare>("--match-content", "LIST", ContentShareText.Parse,
            new OptionHelp(
                "The content's share of what is matched, where it has little detail and where it has much, as in 0,0.7",
                Setting.Of(Defaults, nameof(StylizeOptions.MatchContent)))
            {
                Accepted = ContentShareText.Accepted,
                Default = ContentShareText.Text(Defaults.MatchContent),
            });
        _detailMap = Add<MaskRequest>("--detail-map", "FILE", ParseMap,
            new OptionHelp(
                "A picture that says where the content has detail, of the content's shape",
                Setting.Of(Defaults, nameof(StylizeOptions.DetailMap)))
            {
                Accepted = "a picture, maybe # and how it is read, as for --mask",
                Default = "computed from the content",
            });
    }

    /// <summary>Applies the options to other options. A map is not loaded yet.</summary>
    public StylizeOptions Read(ParseResult parse, StylizeOptions basis) =>
        basis with { MatchContent = Value(parse, _content) ?? basis.MatchContent };

    /// <summary>The map of the content's detail; null if it is computed.</summary>
    public MaskRequest? ReadDetailMap(ParseResult parse) => Value(parse, _detailMap);

    private static MaskRequest ParseMap(string option, string text)
    {
        if (text.Length == 0) throw Errors.NoFile(option);
        return MaskRequest.Parse(option, text);
    }
}
