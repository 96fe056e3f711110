using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>The options for writing figures.</summary>
internal sealed class FigureOptions : OptionGroup
{
    private readonly Option<bool> _overwrite;

    public FigureOptions() : base("output") =>
        _overwrite = AddSwitch("--overwrite", new OptionHelp("Replaces files that are there already; otherwise that is an error "
            + "before anything is done"));

    /// <summary>Creates the required option for the output folder, which does not belong to the group.</summary>
    public static Option<string> Folder(string content) => new DocumentedOption<string>(
        new OptionHelp($"The folder that {content} to, which is created")
        {
            Consequence = "Ctrl-C keeps the results so far",
            Accepted = "a folder",
        },
        "--output", "-o")
    {
        Required = true,
        HelpName = "DIR",
    };

    /// <summary>Reads whether existing files are overwritten.</summary>
    public bool ReadOverwrite(ParseResult parse) => parse.GetValue(_overwrite);
}
