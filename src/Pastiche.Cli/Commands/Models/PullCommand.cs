using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Models;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models pull NAME</summary>
internal sealed class PullCommand : PasticheCommand
{
    private readonly Argument<string> _name = ModelArgument.OfCatalog("A network of pastiche models list; with --from, any name.");
    private readonly PullOptionGroup _options = new();

    public PullCommand() : base("pull", "Fetches a network, going on where a pull before was cut off, and verifies it.")
    {
        Compose(Run, _name);
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
        var display = Displays.Create(_options.ReadDisplay(parse));
        using var interruption = new Interruption();
        return Pull(new PullJob(CacheFolder.Models, entry, options), display, interruption).Report();
    }

    private static RunOutcome Pull(PullJob job, IDisplay display, Interruption interruption)
    {
        try
        {
            return new JobRun(display, interruption).Execute(job);
        }
        catch (PasticheException problem)
        {
            // The download had begun, so this is not an error of the command line.
            return new RunOutcome(ExitCode.Failure, problem.Message);
        }
    }
}
