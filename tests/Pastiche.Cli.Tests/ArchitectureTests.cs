using Pastiche.Testing.Architecture;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Holds the program's rules: that exceptions are thrown where they are made.</summary>
public class ArchitectureTests
{
    [Theory]
    [InlineData("Pastiche.Cli")]
    [InlineData("Pastiche.Atlas")]
    public void Exceptions_AreThrownWhereTheyAreMade(string project)
    {
        var sources = ProjectSources.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        var dropped = CodeRules.DroppedExceptions(sources);
        Assert.True(dropped.Count == 0, string.Join('\n', dropped));
    }
}
