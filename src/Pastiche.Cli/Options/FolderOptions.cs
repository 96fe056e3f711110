using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>What the folder of results holds.</summary>
internal sealed class FolderOptions : OptionGroup
{
    /// <summary>The name of the contact sheet, in the folder of the results.</summary>
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

    /// <summary>What the names of results end in.</summary>
    public string ReadExtension(ParseResult parse) => Value(parse, _format) ?? Formats.All[0].Value;

    /// <summary>Whether all results are to be seen on one sheet.</summary>
    public bool ReadContactSheet(ParseResult parse) => !parse.GetValue(_noContactSheet);
}
