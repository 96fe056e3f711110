using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche stylize CONTENT STYLE -o FILE</summary>
internal sealed class StylizeCommand : PasticheCommand
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

    private readonly SizeOptions _size = new();
    private readonly StyleOptions _style = new();
    private readonly LookOptions _look = new();
    private readonly ColorOptions _colors = new();
    private readonly MethodOptions _method;
    private readonly NetworkOptions _network = new();
    private readonly OutputOptions _saving = new();
    private readonly RunOptions _run = new();

    private readonly Option<string> _output = OutputOptions.File();

    public StylizeCommand() : base("stylize", "Paints the content of one picture in the style of another.")
    {
        _method = new MethodOptions(parse => _network.Read(parse, _size.ReadPreset(parse).Backbone).Text);
        Add(_content);
        Add(_styles);
        Add(_output);
        foreach (var option in Groups.SelectMany(group => group.Options)) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_size, _style, _look, _colors, _method, _network, _saving, _run];

    public override string Example => "pastiche stylize cat.jpg starry_night.jpg -o out.png --size 1024";

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var request = Read(parse);
        return new StylizeRun(request, Displays.Create(_run.ReadDisplay(parse), request.Output), interruption).Execute().Report();
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
            Save = _saving.ReadSave(parse, output),
            SaveEvery = _saving.ReadSaveEvery(parse),
            LossPlot = _saving.ReadLossPlot(parse),
        };
    }

    private StylizeOptions ReadOptions(ParseResult parse, BaseRecipe? recipe)
    {
        var options = _method.Read(parse, _colors.Read(parse, _look.Read(parse, _size.Read(parse, recipe))));
        return options with { StyleScale = _style.ReadScale(parse) ?? options.StyleScale };
    }
}
