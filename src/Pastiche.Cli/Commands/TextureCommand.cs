using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche texture STYLE… -o FILE</summary>
internal sealed class TextureCommand : PasticheCommand
{
    private readonly Argument<string[]> _styles = new("STYLE")
    {
        Description = "What it is a texture of: a JPEG, PNG, WebP, TIFF, GIF or AVIF file, or a folder of them, which count as one. "
            + "Several are blended.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly TextureOptions _texture = new();
    private readonly StyleOptions _style = new(hasContent: false);
    private readonly StylePictureOptions _stylePictures = new();
    private readonly MethodOptions _method;
    private readonly MatchingOptions _matching = new(hasContent: false);
    private readonly NetworkOptions _network = new();
    private readonly OutputOptions _saving = new();
    private readonly RunOptions _run = new();
    private readonly CheckpointOptions _checkpoints = new();
    private readonly Option<string> _output = OutputOptions.File();

    public TextureCommand() : base("texture", "Paints a texture in a style, from noise and without any content.")
    {
        _method = new MethodOptions(parse => _network.Read(parse, BackboneReference.Default.Text).Text, hasContent: false);
        Compose(Run, _styles, _output);
    }

    public override IReadOnlyList<OptionGroup> Groups =>
        [_texture, _style, _stylePictures, _method, _matching, _network, _saving, _run, _checkpoints];

    public override string Example => "pastiche texture bark.jpg -o bark-tile.png --size 1024x768 --tileable";

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
        var recipe = _texture.ReadRecipe(parse);
        var options = _matching.Read(parse, _method.Read(parse, _texture.Read(parse, recipe)));
        var styles = _style.Read(parse, Files(parse, _styles));
        return new StylizeRequest
        {
            Content = null,
            Canvas = _texture.ReadSize(parse, recipe),
            Styles = _style.Complete(parse, styles, recipe),
            Notes = [.. recipe?.Notes(styles.Count) ?? []],
            Output = output,
            Network = _run.ReadNetwork(parse, _network.Read(parse, recipe, BackboneReference.Default.Text)),
            Options = _stylePictures.Read(parse, _style.Read(parse, options)),
            Save = _saving.ReadSave(parse, output),
            SaveEvery = _saving.ReadSaveEvery(parse),
            LossPlot = _saving.ReadLossPlot(parse),
            Checkpoint = _checkpoints.Read(parse),
        };
    }
}
