using Xunit;

namespace Pastiche.Tests.Contributing;

/// <summary>The recipes of CONTRIBUTING.md, followed to the letter in a copy of the sources.</summary>
public class ContributingTests
{
    [Fact]
    public void OperatorRecipe_NamesEveryFileThatItTakes() => Assert.Equal(OperatorRecipe.Recipe.Files, OperatorRecipe.Recipe.DocumentedFiles());

    [Fact]
    [Trait("Category", "Slow")]
    public void OperatorRecipe_Followed_BuildsAndPassesTheChecks()
    {
        using var tree = new SourceTree();
        foreach (var edit in OperatorRecipe.Recipe.Edits) tree.Apply(edit);
        tree.Build("tests/Pastiche.Graphs.Tests", "tests/Pastiche.Cpu.Tests");
        tree.AcceptPublicApi("Pastiche.Graphs.Tests");
        tree.Test("Pastiche.Graphs.Tests", "PublicApiTests", "RulesTests", "OnnxWriterTests");
        tree.Test("Pastiche.Cpu.Tests", "OperatorTests");
    }
}
