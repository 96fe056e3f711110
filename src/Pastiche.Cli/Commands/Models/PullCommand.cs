using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Models;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models pull NAME</summary>
internal sealed class PullCommand : PasticheCommand
{
    private readonly Argument<string> _name = ModelArgument.OfCatalog("A network of pastiche models list; with --from, any name.");
    private readonly PullOptionGroup _options = new();

    public PullCommand() : base("pull", "Fetches a network, going on where a pull before was cut off, and verifies it.")
    {
        Add(_name);
        foreach (var option in _options.Options) Add(option);
        SetAction(Run);
    }

    public override IReadOnlyList<OptionGroup> Groups => [_options];

    public override string Example => "pastiche models pull vgg19";

    private int Run(ParseResult parse)
    {
        var (name, options) = (parse.GetRequiredValue(_name), _options.Read(parse));
        var entry = options.From is { } from && Catalog.Find(name) is null
            ? new CatalogEntry { Name = name, Urls = [from] }
            : Catalog.Entry(name);
        ModelName.Require(entry.Name);
        if (options.From is { } source && !HttpSource.IsAddress(source) && !Path.Exists(source)) throw Errors.NoSource(source);
        var display = Displays.CreateForPull(_options.ReadDisplay(parse));
        using var interruption = new Interruption();
        interruption.Listen();
        return Pull(entry, options, display, interruption);
    }

    private static int Pull(CatalogEntry entry, PullOptions options, IPullDisplay display, Interruption interruption)
    {
        var store = CacheFolder.Models;
        try
        {
            var model = display.Follow(
                entry.Name, progress => store.PullAsync(entry, options, progress, interruption.Token).GetAwaiter().GetResult());
            display.Finish(model, store.Path(model));
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Message.Write($"interrupted; what has come of {entry.Name} is kept: the same command goes on from there");
            return interruption.ExitCode;
        }
        catch (PasticheException problem)
        {
            Message.Write(problem.Message);
            return ExitCode.Failure;
        }
    }
}
