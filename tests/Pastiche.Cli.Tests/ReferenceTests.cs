using System.CommandLine;
using Pastiche.Cli.Platform;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class ReferenceTests
{
    private static readonly Command Program = CommandLine.Parse([]).RootCommandResult.Command;

    [Fact]
    public void Reference_IsTheCheckedInOne()
    {
        var expected = Path.Combine(Repository.Root, "docs", "cli.md");
        var actual = Reference.Write(Program);
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.md");
        File.WriteAllText(received, actual);
        Assert.Fail($"The command line differs from {expected}. If that is meant, replace that file with {received}.");
    }

    [Fact]
    public void Reference_EveryCommandAndOption_IsInIt()
    {
        var page = Reference.Write(Program);

        Assert.All(Program.Subcommands, command =>
        {
            Assert.Contains($"## pastiche {command.Name}\n", page, StringComparison.Ordinal);
            Assert.All(command.Options, option => Assert.Contains($"{option.Name}", page, StringComparison.Ordinal));
            Assert.All(
                command.Subcommands, subcommand => Assert.Contains($"## pastiche {command.Name} "
                    + $"{subcommand.Name}\n", page, StringComparison.Ordinal));
        });
        Assert.All(ExitCode.Meanings, exit => Assert.Contains($"| `{exit.Code}` | {exit.Meaning}. |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Reference_CommandOfItsOwn_HasItsSection()
    {
        var ink = new Option<string>("--ink") { Description = "Black | white." };
        var program = new RootCommand("All.") { new Command("sketch", "Draws.") { ink } };

        Assert.Contains("\n## pastiche sketch\n\nDraws.\n", Reference.Write(program), StringComparison.Ordinal);
        Assert.Contains("| `--ink` | Black \\| white. |\n", Reference.Write(program), StringComparison.Ordinal);
    }
}
