using Pastiche.Testing.Architecture;
using Xunit;

namespace Pastiche.Lesson.Tests;

/// <summary>Holds the order of the library's folders.</summary>
public class ArchitectureTests
{
    private static readonly FolderOrder Order = new(["Foundation"], ["Metrics"], ["Experiments"], ["Plotting"], ["Figures"], ["Page"]);

    private static readonly Lazy<ProjectSources> Library = new(
        () => ProjectSources.Load(Path.Combine(Repository.Root, "src", "Pastiche.Lesson", "Pastiche.Lesson.csproj")));

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem() => AssertNone(Order.Violations(Library.Value));

    [Fact]
    public void Exceptions_AreThrownWhereTheyAreMade() => AssertNone(CodeRules.DroppedExceptions(Library.Value));

    private static void AssertNone(IEnumerable<string> violations) => Assert.True(!violations.Any(), string.Join('\n', violations));
}
