using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs.Batch;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche batch --contents … --styles … -o DIR</summary>
internal sealed class BatchCommand : PasticheCommand
{
    private readonly PairOptions _pairs = new();
    private readonly StyleScaleOptions _style = new();
    private readonly FolderOptions _folder = new();
    private readonly PaintingOptions _painting = new(saving: new OutputOptions(isSingle: false));

    private readonly Option<string> _output = new DocumentedOption<string>(
        new OptionHelp("The folder that the pictures go to, which is created")
        {
            Consequence = "What a batch finished there, it does not paint again; Ctrl-C keeps the picture so far",
            Accepted = "a folder",
        },
        "--output", "-o")
    {
        Required = true,
        HelpName = "DIR",
    };

    public BatchCommand() : base("batch", "Paints many contents in many styles: all pairs of two sets, or those of a table.") =>
        Compose(Run, _output);

    public override IReadOnlyList<OptionGroup> Groups =>
    [
        _pairs, _painting.Size, _style, _painting.StylePictures, _painting.Look, _painting.Colors, _painting.Method, _painting.Matching,
        _painting.Network, _folder, _painting.Saving, _painting.Run,
    ];

    public override string Example =>
        """
        pastiche batch --contents photos --styles paintings/*.jpg -o out --size 1024
        pastiche batch --pairs pairs.csv -o out
        """;

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var request = Read(parse);
        var display = Displays.Create(_painting.Run.ReadDisplay(parse));
        return new BatchRun(request, display, interruption, request.Images[0].Network.OpenStylizerForMany).Execute();
    }

    private BatchRequest Read(ParseResult parse)
    {
        var folder = File(parse, _output);
        var recipe = _painting.Size.ReadRecipe(parse);
        var scale = recipe is { Recipe.Styles: [var only] } ? only.Scale : 1;
        var pairs = _pairs.Read(parse);
        var names = ResultNames.Of(pairs, _folder.ReadExtension(parse));
        var images = pairs.Zip(names, (pair, name) =>
        {
            var style = new StyleRequest(pair.Style, Scale: scale);
            var image = _painting.Read(parse, recipe, pair.Content, [style], Path.Combine(folder, name));
            return image with { Options = _style.Read(parse, image.Options) };
        }).ToList();
        foreach (var image in images) _painting.Saving.Check(parse, image.Output);
        return new BatchRequest(images, folder, _pairs.IsGrid(parse), _folder.ReadContactSheet(parse));
    }
}
