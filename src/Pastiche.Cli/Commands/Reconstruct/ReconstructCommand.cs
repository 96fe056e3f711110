using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Reconstruct;

/// <summary>pastiche reconstruct PICTURE -o DIR</summary>
internal sealed class ReconstructCommand : PasticheCommand
{
    private readonly Argument<string> _image = new("PICTURE")
    {
        Description = "What to rebuild: a JPEG, PNG, WebP, TIFF, GIF or AVIF file.",
    };

    private readonly Option<string> _output = FigureOptions.Folder("the pictures go");
    private readonly ReconstructionOptions _reconstruction;
    private readonly NetworkOptions _network = new();
    private readonly FigureOptions _saving = new();
    private readonly RunOptions _run = new(RunOptions.PartEvents);

    public ReconstructCommand() : base("reconstruct", "Rebuilds a picture from what single layers of the network know of it.")
    {
        _reconstruction = new ReconstructionOptions(parse => _network.Read(parse, BackboneReference.Default.Text).Text);
        Compose(Run, _image, _output);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_reconstruction, _network, _saving, _run];

    public override string Example =>
        """
        pastiche reconstruct cat.jpg -o cat-by-layer
        pastiche reconstruct starry_night.jpg --style -o night-by-layer
        """;

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        return new ReconstructRun(Read(parse), Displays.Create(_run.ReadDisplay(parse)), interruption).Execute().Report();
    }

    private ReconstructRequest Read(ParseResult parse) => new()
    {
        ImagePath = File(parse, _image),
        IsStyle = _reconstruction.ReadStyle(parse),
        Layers = _reconstruction.ReadLayers(parse),
        Settings = _reconstruction.Read(parse),
        Network = _run.ReadNetwork(parse, _network.Read(parse, BackboneReference.Default.Text)),
        Folder = new OutputFolder(File(parse, _output), _saving.ReadOverwrite(parse)),
    };
}
