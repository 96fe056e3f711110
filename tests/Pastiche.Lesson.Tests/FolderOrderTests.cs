using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Lesson.Tests;

/// <summary>Each folder uses only those before it, and nothing of the program.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string[] Order = ["Metrics", "Experiments", "Plotting", "Figures", "Page"];

    [Fact]
    public void Folders_UseOnlyThoseBefore()
    {
        var violations =
            from folder in Order.Index()
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Pastiche.Lesson", folder.Item), "*.cs")
            from Match used in Used().Matches(File.ReadAllText(file))
            let name = used.Groups[1].Value + used.Groups[2].Value
            where name == "Cli" || Array.IndexOf(Order, name) > folder.Index
            select $"{folder.Item}/{Path.GetFileName(file)} uses {name}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Folders_AreAllInTheOrder() => Assert.Equal(
        Order.Order(),
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Pastiche.Lesson")).Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj")).Order());

    [GeneratedRegex(@"(?:Pastiche\.Lesson\.|(?<![\w.]))(Metrics|Experiments|Plotting|Figures|Page)\b(?=[.;])|Pastiche\.(Cli)")]
    private static partial Regex Used();
}
