using System.CommandLine;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models list</summary>
internal sealed class ListCommand : PasticheCommand
{
    private readonly Option<bool> _json = new("--json") { Arity = ArgumentArity.Zero, Description = "Prints them as JSON, for programs." };

    public ListCommand() : base("list", "Lists the networks that can be had, and those that are here.")
    {
        Compose(Run, _json);
    }

    public override string Example => "pastiche models list";

    private int Run(ParseResult parse)
    {
        var rows = ListedModel.All(CacheFolder.Models);
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_json)) output.WriteLine(ListedModel.ToJson(rows));
        else foreach (var line in Table.Lines(rows.Select(row => row.Cells).Prepend(ListedModel.Titles))) output.WriteLine(line);
        return ExitCode.Success;
    }
}
