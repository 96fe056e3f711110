using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Tests.Contributing;

/// <summary>The walks of CONTRIBUTING.md: each file that is opened has the line that the walk promises.</summary>
public partial class WalksTests
{
    private const int MostFiles = 4;

    private static string Section => File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "CONTRIBUTING.md")).ReplaceLineEndings("\n")
        .Split("\n## ").Single(section => section.StartsWith("Two walks\n", StringComparison.Ordinal));

    [Fact]
    public void Walks_EachStep_IsInItsFile()
    {
        var steps = Step().Matches(Section);

        Assert.All(steps, step => Assert.Contains(
            step.Groups["line"].Value,
            File.ReadAllText(Path.Combine(Samples.RepositoryRoot, step.Groups["file"].Value)),
            StringComparison.Ordinal));
        Assert.All(Section.Split("\n### ")[1..], walk => Assert.InRange(Step().Count(walk), 2, MostFiles));
    }

    /// <summary>1. `file`: `line`, and what is seen there.</summary>
    [GeneratedRegex(@"^\d\. `(?<file>[^`]+)`: `(?<line>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Step();
}
