using System.CommandLine;
using System.CommandLine.Completions;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models info NETWORK</summary>
internal sealed class InfoCommand : PasticheCommand
{
    private readonly Argument<string> _network = new("NETWORK") { Description = "The name of a network that is here, or a file." };
    private readonly Option<bool> _json = new("--json") { Arity = ArgumentArity.Zero, Description = "Prints it as JSON, for programs." };

    public InfoCommand() : base("info", "Explains a network: its layers, what they see and cost, how it wants its pictures.")
    {
        _network.CompletionSources.Add(_ => BackboneReference.Names(CacheFolder.Models)
            .Select(name => new CompletionItem(name)));
        Compose(Run, _network, _json);
    }

    public override string Example => "pastiche models info resnet18";

    private int Run(ParseResult parse)
    {
        var network = NetworkReport.Of(File(parse, _network), CacheFolder.Models);
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_json)) output.WriteLine(network.ToJson());
        else foreach (var line in network.Lines()) output.WriteLine(line);
        return ExitCode.Success;
    }
}
