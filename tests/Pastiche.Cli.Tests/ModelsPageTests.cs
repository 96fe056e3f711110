using System.Text.RegularExpressions;
using Pastiche.Cli.Help;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>docs/models.md says what is so.</summary>
public partial class ModelsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "models.md"));

    [Fact]
    public void Page_Commands_CanBeUnderstood()
    {
        string[] commands = [.. Command().Matches(Page).Select(match => match.Value.Trim())];

        Assert.True(commands.Length >= 6);
        Assert.All(commands, command => Assert.Null(CommandLineError.In(CommandLine.Parse(command.Split(' ')[1..]))));
    }

    [Fact]
    public void Page_Licenses_AreTheCatalogs() =>
        Assert.Equal(
            Catalog.Entries.Select(entry => $"| {entry.Name} | {entry.License} | {entry.Source} |"),
            Page.Split('\n').SkipWhile(line => line != "|---|---|---|").Skip(1).TakeWhile(line => line.StartsWith('|')));

    [GeneratedRegex("^    pastiche .*$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
