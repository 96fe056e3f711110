using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Jobs.Batch;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche batch --contents … --styles … -o DIR</summary>
internal sealed class BatchCommand : PasticheCommand
{
    private readonly PairOptions _pairs = new();
    private readonly SizeOptions _size = new();
    private readonly StyleScaleOptions _style = new();
    private readonly LookOptions _look = new();
    private readonly ColorOptions _colors = new();
    private readonly MethodOptions _method;
    private readonly NetworkOptions _network = new();
    private readonly FolderOptions _folder = new();
    private readonly OutputOptions _saving = new(isSingle: false);
    private readonly RunOptions _run = new();

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

    public BatchCommand() : base("batch", "Paints many contents in many styles: all pairs of two sets, or those of a table.")
    {
        _method = new MethodOptions(parse => _network.Read(parse, _size.ReadPreset(parse).Backbone).Text);
        Add(_output);
        foreach (var option in Groups.SelectMany(group => group.Options)) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_pairs, _size, _style, _look, _colors, _method, _network, _folder, _saving, _run];

    public override string Example =>
        """
        pastiche batch --contents photos --styles paintings/*.jpg -o out --size 1024
        pastiche batch --pairs pairs.csv -o out
        """;

    private int Run(ParseResult parse)
    {
        using var interruption = new Interruption();
        var request = Read(parse);
        var display = Displays.Create(_run.ReadDisplay(parse));
        return new BatchRun(request, display, interruption, request.Images[0].Network.OpenStylizerForMany).Execute();
    }

    private BatchRequest Read(ParseResult parse)
    {
        var folder = File(parse, _output);
        var recipe = _size.ReadRecipe(parse);
        var options = ReadOptions(parse, recipe);
        var pairs = _pairs.Read(parse);
        var names = ResultNames.Of(pairs, _folder.ReadExtension(parse));
        var images = pairs.Zip(names, (pair, name) => new StylizeRequest
        {
            Content = pair.Content,
            Styles = [new StyleRequest(pair.Style, Scale: recipe is { Recipe.Styles: [var only] } ? only.Scale : 1)],
            Notes = [.. recipe?.Notes(styles: 1) ?? []],
            Output = Path.Combine(folder, name),
            Network = _run.ReadNetwork(parse, _network.Read(parse, recipe, _size.ReadPreset(parse).Backbone)),
            Start = _look.ReadStartFile(parse),
            Options = options,
            Save = _saving.ReadSave(parse),
        }).ToList();
        foreach (var image in images) _saving.Check(parse, image.Output);
        return new BatchRequest(images, folder, _pairs.IsGrid(parse), _folder.ReadContactSheet(parse));
    }

    private StylizeOptions ReadOptions(ParseResult parse, BaseRecipe? recipe) =>
        _style.Read(parse, _method.Read(parse, _colors.Read(parse, _look.Read(parse, _size.Read(parse, recipe)))));
}
