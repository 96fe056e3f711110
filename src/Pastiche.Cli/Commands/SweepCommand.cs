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
    private readonly Argument<string> _content = new("CONTENT")
    {
        Description = "What to paint: a JPEG, PNG, WebP, TIFF, GIF or AVIF file, or - for standard input.",
    };
    private readonly Argument<string[]> _styles = new("STYLE")
    {
        Description = "How to paint it: another such file or -, or a folder of them, which count as one. Several styles are blended.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly SweepOptions _sweep = new();
    private readonly SizeOptions _size = new(Preset.Draft);
    private readonly StyleOptions _style = new();
    private readonly LookOptions _look = new(hasWeights: false, Initialization.Noise);
    private readonly ColorOptions _colors = new();
    private readonly MethodOptions _method;
    private readonly NetworkOptions _network = new();
    private readonly OutputOptions _saving = new(isSingle: false, isFigure: true);
    private readonly RunOptions _run = new(RunOptions.PartEvents);
    private readonly Option<string> _output = OutputOptions.File("Where the figure goes", "Ctrl-C saves it with the pictures that are finished");

    public SweepCommand() : base("sweep", "Paints one picture for each ratio of content and style, and each number of style layers: the paper's figure.")
    {
        _method = new MethodOptions(parse => _network.Read(parse, _size.ReadPreset(parse).Backbone).Text);
        Add(_content);
        Add(_styles);
        Add(_output);
        foreach (var option in Groups.SelectMany(group => group.Options)) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_sweep, _size, _style, _look, _colors, _method, _network, _saving, _run];

    public override string Example => "pastiche sweep cat.jpg starry_night.jpg -o grid.png --ratios 1e-3,1e-2,1e-1 --depths 1,4,7";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var request = Read(parse);
        var display = Displays.Create(_run.ReadDisplay(parse), request.Output);
        return new SweepRun(request, _sweep.ReadRatios(parse, request.Options.Normalization), _sweep.ReadDepths(parse), display, interruption).Execute().Report();
    }

    private StylizeRequest Read(ParseResult parse)
    {
        var output = File(parse, _output);
        _saving.Check(parse, output);
        var recipe = _size.ReadRecipe(parse);
        var styles = _style.Read(parse, Files(parse, _styles));
        return new StylizeRequest
        {
            Content = File(parse, _content),
            Styles = _style.Complete(parse, styles, recipe),
            Output = output,
            Network = _run.ReadNetwork(parse, _network.Read(parse, recipe, _size.ReadPreset(parse).Backbone)),
            Start = _look.ReadStartFile(parse),
            Options = ReadOptions(parse, recipe),
            Notes = [.. recipe?.Notes(styles.Count) ?? []],
            // A figure is on paper, so that pictures in it may be transparent in any format.
            Save = _saving.ReadSave(parse, output) with { Background = Color.White },
        };
    }

    private StylizeOptions ReadOptions(ParseResult parse, BaseRecipe? recipe)
    {
        var basis = _size.Read(parse, recipe);
        // From noise, as the paper's: what there is of the content, the ratio brought.
        if (recipe is null) basis = basis with { Initialization = Initialization.Noise };
        var options = _method.Read(parse, _colors.Read(parse, _look.Read(parse, basis)));
        return options with { StyleScale = _style.ReadScale(parse) ?? options.StyleScale };
    }
}
