using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>pastiche replay RECIPE [INPUT…] -o FILE</summary>
internal sealed class ReplayCommand : PasticheCommand
{
    private readonly Argument<string> _recipe = new("RECIPE")
    {
        Description = "A picture that Pastiche made, which carries its recipe, or a JSON file with one (pastiche show --json).",
    };

    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "The pictures it was made from: content, styles, masks, in any order. Those not named are looked for beside "
            + "RECIPE, by their checksums.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly NetworkOptions _network = new(isRecorded: true);
    private readonly Option<bool> _overwrite = OutputOptions.OverwriteSwitch();
    private readonly RunOptions _run = new(hasTiles: false);
    private readonly Option<string> _output = OutputOptions.File(isFile: true);

    public ReplayCommand() : base("replay", "Makes a picture again from its recipe, and says whether the bytes are identical.")
    {
        Compose(Run, _recipe, _inputs, _output);
        Add(_overwrite);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_network, _run];

    public override string Example => "pastiche replay out.png cat.jpg starry_night.jpg -o again.png";

    private int Run(ParseResult parse)
    {
        var (path, output) = (File(parse, _recipe), File(parse, _output));
        if (StandardStreams.IsOutput(output) || WholeFile.IsStream(output)) throw Errors.NoComparison(output);
        var recipe = Recipe.Load(path);
        var request = ReplayRequest.Of(path, recipe, Files(parse, _inputs), output) with
        {
            Network = ReadNetwork(parse, recipe),
        };
        if (FilePaths.AreSame(path, output)) throw Errors.OutputIsInput(output, "recipe's");
        request = request with { Save = request.Save with { Overwrite = parse.GetValue(_overwrite) } };
        var kind = _run.ReadDisplay(parse);
        using var interruption = new Interruption();
        var exitCode = new StylizeRun(request, Displays.Create(kind), interruption).Execute().Report();
        return exitCode == ExitCode.Success ? new ReplayVerdict(path, recipe, output).Report(kind) : exitCode;
    }

    /// <summary>Reads the network, with the network and the engine of the recipe as defaults.</summary>
    private NetworkRequest ReadNetwork(ParseResult parse, Recipe recipe)
    {
        var network = _run.ReadNetwork(parse, _network.Read(parse, recipe.Backbone));
        return network.Engine == Engine.Auto ? network with { Engine = ReplayRequest.EngineOf(recipe) } : network;
    }
}
