using System.CommandLine;

namespace Pastiche.Cli.Options;

/// <summary>How figures of the lesson are written.</summary>
internal sealed class FigureOptions : OptionGroup
{
    private readonly Option<bool> _overwrite;

    public FigureOptions() : base("output") =>
        _overwrite = AddSwitch("--overwrite", new OptionHelp("Replaces files that are there already; otherwise that is an error "
            + "before anything is done"));

    /// <summary>The option that names the folder they go to; it is needed, and so no part of the group.</summary>
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

    /// <summary>Whether files that are there are replaced.</summary>
    public bool ReadOverwrite(ParseResult parse) => parse.GetValue(_overwrite);
}
