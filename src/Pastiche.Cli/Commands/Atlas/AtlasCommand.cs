using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>pastiche atlas CONTENT STYLE -o DIR</summary>
internal sealed class AtlasCommand : PasticheCommand
{
    private readonly Argument<string> _content = new("CONTENT")
    {
        Description = "The content picture: a JPEG, PNG, WebP, TIFF, GIF or AVIF file.",
    };

    private readonly Argument<string> _style = new("STYLE") { Description = "The style picture: another such file." };
    private readonly Option<string> _output = FigureOptions.Folder($"{AtlasRun.PageName} and {AtlasRun.ResultName} go");
    private readonly AtlasOptions _atlas = new();
    private readonly NetworkOptions _network = new();
    private readonly FigureOptions _saving = new();
    private readonly RunOptions _run = new(RunOptions.PartEvents);

    public AtlasCommand() : base("atlas", "Explains how style transfer works with two pictures, on one page for a browser.")
    {
        Compose(Run, _content, _style, _output);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_atlas, _network, _saving, _run];

    public override string Example => "pastiche atlas cat.jpg starry_night.jpg -o lesson --quick";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        return new AtlasRun(Read(parse), Displays.Create(_run.ReadDisplay(parse)), interruption).Execute().Report();
    }

    private AtlasRequest Read(ParseResult parse) => new()
    {
        Content = File(parse, _content),
        Style = File(parse, _style),
        Settings = _atlas.Read(parse),
        Network = _run.ReadNetwork(parse, _network.Read(parse, BackboneReference.Default.Text)),
        Folder = new OutputFolder(File(parse, _output), _saving.ReadOverwrite(parse)),
    };
}
