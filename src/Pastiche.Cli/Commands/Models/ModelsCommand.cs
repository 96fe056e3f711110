using System.CommandLine;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models COMMAND</summary>
internal sealed class ModelsCommand : Command
{
    public ModelsCommand() : base("models", "Lists, fetches, imports and explains networks that measure pictures.")
    {
        Add(new ListCommand());
        Add(new PullCommand());
        Add(new ImportCommand());
        Add(new VerifyCommand());
        Add(new InfoCommand());
        Add(new PathCommand());
        Add(new RemoveCommand());
    }
}
