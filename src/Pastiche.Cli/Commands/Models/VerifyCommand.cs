using System.CommandLine;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models verify [NAME]</summary>
internal sealed class VerifyCommand : PasticheCommand
{
    private readonly Argument<string> _name = ModelArgument.OfStore("A network that is here; all of them unless given.", optional: true);

    public VerifyCommand() : base("verify", "Computes the checksums of networks that are here.")
    {
        Compose(Run, _name);
    }

    public override string Example => "pastiche models verify";

    private int Run(ParseResult parse)
    {
        var output = parse.InvocationConfiguration.Output;
        var problems = 0;
        foreach (var check in CacheFolder.Models.Verify(parse.GetValue(_name)))
        {
            output.WriteLine(Printable.Text($"{check.Name}: {check.Problem ?? "ok"}"));
            if (check.Problem is not null) problems++;
        }

        if (problems == 0) return ExitCode.Success;
        Message.Write(problems == 1 ? "one network is damaged" : $"{problems} networks are damaged");
        return ExitCode.Failure;
    }
}
