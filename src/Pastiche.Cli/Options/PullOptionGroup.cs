using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>The options for downloading a network.</summary>
internal sealed class PullOptionGroup : OptionGroup
{
    private readonly Option<string?> _from;
    private readonly Option<bool> _half;
    private readonly Option<bool> _quiet;
    private readonly Option<bool> _json;

    public PullOptionGroup() : base("pull")
    {
        _from = Add<string>("--from", "URL|FILE", (_, text) => text,
            new OptionHelp("Another source of the file; its checksum must match the catalog")
            {
                Accepted = "an address that begins with http:// or https://, or the path of a file",
                Default = "the catalog's addresses",
            });
        _half = AddSwitch("--half", Half);
        _quiet = AddSwitch("--quiet", new OptionHelp("Prints nothing but errors"));
        _json = AddSwitch("--json", new OptionHelp("Prints one JSON object a line for programs to read: the progress, and the end"));
    }

    /// <summary>The documentation of --half.</summary>
    public static OptionHelp Half => new("Keeps 16-bit floats, in half the space: for VGG-16 and VGG-19")
    {
        Consequence = "Features differ by about one in a thousand",
    };

    /// <summary>Reads the options.</summary>
    public PullOptions Read(ParseResult parse) => PullOptions.Default with { From = Value(parse, _from), Half = parse.GetValue(_half) };

    /// <summary>The kind of display.</summary>
    /// <exception cref="PasticheException">Two options contradict each other.</exception>
    public DisplayKind ReadDisplay(ParseResult parse) => DisplayKindOf(parse, _quiet, _json);
}
