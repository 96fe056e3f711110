using System.CommandLine;
using Pastiche.Backbones;

namespace Pastiche.Cli.Options;

/// <summary>The options for importing a network from a file.</summary>
internal sealed class ImportOptionGroup : OptionGroup
{
    private readonly Option<Preprocessing?> _preprocess;
    private readonly Option<bool> _half;

    public ImportOptionGroup() : base("import")
    {
        _preprocess = Add<Preprocessing>("--preprocess", "NAME", PreprocessingText.Parse,
            new OptionHelp("The preprocessing of the network's input, stored with the network")
            {
                Consequence = "The wrong one spoils what the network sees",
                Accepted = PreprocessingText.Accepted,
                Default = "what its file tells, or else torch",
            },
            _ => PreprocessingText.Names);
        _half = AddSwitch("--half", PullOptionGroup.Half);
    }

    /// <summary>The preprocessing of the network's input; null for that of its file.</summary>
    public Preprocessing? ReadPreprocessing(ParseResult parse) => Value(parse, _preprocess);

    /// <summary>Reads whether weights are kept as 16-bit floats.</summary>
    public bool ReadHalf(ParseResult parse) => parse.GetValue(_half);
}
