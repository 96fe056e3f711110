using System.CommandLine;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models remove NAME</summary>
internal sealed class RemoveCommand : PasticheCommand
{
    private readonly Argument<string> _name = ModelArgument.OfStore("A network that is here, or one that was not fetched to its end.");

    public RemoveCommand() : base("remove", "Deletes a network from this computer.")
    {
        Compose(Run, _name);
    }

    public override string Example => "pastiche models remove vgg19";

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(_name);
        CacheFolder.Models.Remove(name);
        parse.InvocationConfiguration.Output.WriteLine($"removed {name}");
        return ExitCode.Success;
    }
}
