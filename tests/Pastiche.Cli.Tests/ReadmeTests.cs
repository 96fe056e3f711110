using System.Text.RegularExpressions;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

public partial class ReadmeTests
{
    [Fact]
    public void Readme_Options_AreAllInTheHelp()
    {
        using var workshop = new Workshop();
        var help = string.Concat(new[] { "stylize", "texture" }.Select(command => workshop.Run($"{command} --help").Output));
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var section = readme[readme.IndexOf("## On the command line", StringComparison.Ordinal)..readme.IndexOf("## In a program",
            StringComparison.Ordinal)];
        string[] options = [.. Option().Matches(section).Select(match => match.Value).Except(["--project", "--help"])];
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Contains($"{option} ", help, StringComparison.Ordinal));
    }

    [GeneratedRegex("--[a-z-]+[a-z]")]
    private static partial Regex Option();
}
