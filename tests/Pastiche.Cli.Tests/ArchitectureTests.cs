using Pastiche.Testing;
using Pastiche.Testing.Architecture;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Holds the rules of the program: the order of its folders, and exceptions that are thrown where they are made.</summary>
public class ArchitectureTests
{
    private static readonly FolderOrder Order = new(
        ["Platform"],
        ["Parsing"],
        ["Options"],
        ["Display"],
        ["Jobs", "Diagnosis"],
        ["Commands"],
        ["Help"]);

    private static readonly Lazy<ProjectSources> Program = new(
        () => ProjectSources.Load(Path.Combine(Repository.Root, "src", "Pastiche.Cli", "Pastiche.Cli.csproj")));

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem() => AssertNone(Order.Violations(Program.Value));

    [Fact]
    public void Exceptions_AreThrownWhereTheyAreMade() => AssertNone(CodeRules.DroppedExceptions(Program.Value));

    [Fact]
    public void Atlas_Exceptions_AreThrownWhereTheyAreMade() =>
        AssertNone(CodeRules.DroppedExceptions(
            ProjectSources.Load(Path.Combine(Repository.Root, "src", "Pastiche.Atlas", "Pastiche.Atlas.csproj"))));

    private static void AssertNone(IEnumerable<string> violations) => Assert.True(!violations.Any(), string.Join('\n', violations));
}
