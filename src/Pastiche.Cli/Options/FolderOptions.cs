using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the contents of an output folder.</summary>
internal sealed class FolderOptions : OptionGroup
{
    /// <summary>The file name of the contact sheet.</summary>
    public const string ContactSheetName = "contact-sheet.jpg";

    private static readonly NamedValues<string> Formats = new(
        ("png", ".png"), ("jpg", ".jpg"), ("jpeg", ".jpeg"), ("webp", ".webp"), ("tiff", ".tiff"));

    private readonly Option<string?> _format;
    private readonly Option<bool> _noContactSheet;

    public FolderOptions() : base("folder")
    {
        _format = Add<string>("--format", "NAME", (option, text) => Formats.Parse(option, text),
            new OptionHelp("The format of the results, which are named CONTENT-STYLE")
            {
                Accepted = string.Join(", ", Formats.Names),
                Default = Formats.Names[0],
            },
            _ => Formats.Names);
        _noContactSheet = AddSwitch("--no-contact-sheet",
            new OptionHelp($"Leaves out {ContactSheetName}, which shows all results side by side and is made anew by every batch"));
    }

    /// <summary>The file extension of the results.</summary>
    public string ReadExtension(ParseResult parse) => Value(parse, _format) ?? Formats.All[0].Value;

    /// <summary>Reads whether a contact sheet of all results is written.</summary>
    public bool ReadContactSheet(ParseResult parse) => !parse.GetValue(_noContactSheet);
}
