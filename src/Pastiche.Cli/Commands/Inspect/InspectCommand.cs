using System.CommandLine;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Inspect;

/// <summary>pastiche inspect PICTURE -o DIR</summary>
internal sealed class InspectCommand : PasticheCommand
{
    private readonly Argument<string> _image = new("PICTURE")
    {
        Description = "What to look at: a JPEG, PNG, WebP, TIFF, GIF or AVIF file.",
    };

    private readonly Option<string> _output = FigureOptions.Folder("the figures go");
    private readonly InspectionOptions _inspection;
    private readonly NetworkOptions _network = new();
    private readonly FigureOptions _saving = new();
    private readonly RunOptions _run = new(RunOptions.PartEvents);

    public InspectCommand() : base(
        "inspect",
        "Shows what the network sees in a picture: its layers, their feature maps and Gram matrices, which do not depend on positions.")
    {
        _inspection = new InspectionOptions(parse => _network.Read(parse, BackboneReference.Default.Text).Text);
        Compose(Run, _image, _output);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_inspection, _network, _saving, _run];

    public override string Example => "pastiche inspect cat.jpg -o cat-inside --layers stem,stage2_2";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        return new InspectRun(Read(parse), interruption).Execute().Report();
    }

    private InspectRequest Read(ParseResult parse) => new()
    {
        ImagePath = File(parse, _image),
        Layers = _inspection.ReadLayers(parse),
        ShuffledLayer = _inspection.ReadShuffledLayer(parse),
        Settings = _inspection.Read(parse),
        Network = _run.ReadNetwork(parse, _network.Read(parse, BackboneReference.Default.Text)),
        Folder = new OutputFolder(File(parse, _output), _saving.ReadOverwrite(parse)),
        Display = _run.ReadDisplay(parse),
    };
}
