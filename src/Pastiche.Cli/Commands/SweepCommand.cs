using System.CommandLine;
using System.Drawing;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche sweep CONTENT STYLE… -o FILE</summary>
internal sealed class SweepCommand : PasticheCommand
{
    private readonly SweepOptions _sweep = new();

    // Noise has no content, so that the content in a result comes from the ratio alone.
    private readonly PaintingArguments _painting = new(
        new PaintingOptions(
            new SizeOptions(Preset.Draft), new LookOptions(hasWeights: false, Initialization.Noise),
            new OutputOptions(isSingle: false, isFigure: true), new RunOptions(RunOptions.PartEvents))
        { Start = Initialization.Noise },
        OutputOptions.File("Where the figure goes", "Ctrl-C saves it with the pictures that are finished"));

    public SweepCommand()
        : base("sweep", "Paints one picture for each ratio of content and style, and each number of style layers: the paper's figure.") =>
        Compose(Run, _painting.Required);

    public override IReadOnlyList<OptionGroup> Groups => [_sweep, .. _painting.Groups];

    public override string Example => "pastiche sweep cat.jpg starry_night.jpg -o grid.png --ratios 1e-3,1e-2,1e-1 --depths 1,4,7";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var painting = _painting.Read(parse);
        // A figure has a white background, so that transparent images suit any format.
        var request = new SweepRequest(
            painting with { Save = painting.Save with { Background = Color.White } },
            _sweep.ReadRatios(parse, painting.Options.Normalization),
            _sweep.ReadDepths(parse));
        return new SweepRun(request, Displays.Create(_painting.ReadDisplay(parse), painting.Output), interruption).Execute().Report();
    }
}

/// <summary>A sweep that a command line asks for. No file has been opened.</summary>
/// <param name="Painting">The request that all images share, with the path of the figure.</param>
/// <param name="Ratios">The ratio α/β of each column.</param>
/// <param name="Depths">The number of style layers of each row; null for those that suit the network.</param>
internal sealed record SweepRequest(StylizeRequest Painting, IReadOnlyList<float> Ratios, IReadOnlyList<int>? Depths);
