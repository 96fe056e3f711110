using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche stylize CONTENT STYLE -o FILE</summary>
internal sealed class StylizeCommand : PasticheCommand
{
    private readonly PaintingArguments _painting = new(new PaintingOptions(), OutputOptions.File());

    private readonly CheckpointOptions _checkpoints = new();

    public StylizeCommand() : base("stylize", "Paints the content of one picture in the style of another.") =>
        Compose(Run, _painting.Required);

    public override IReadOnlyList<OptionGroup> Groups => [.. _painting.Groups, _checkpoints];

    public override string Example => "pastiche stylize cat.jpg starry_night.jpg -o out.png --size 1024";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var request = _painting.Read(parse) with { Checkpoint = _checkpoints.Read(parse) };
        return new StylizeRun(request, Displays.Create(_painting.ReadDisplay(parse), request.Output), interruption).Execute().Report();
    }
}
