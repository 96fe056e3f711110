using Xunit;

namespace Pastiche.Tests.Contributing;

/// <summary>The recipes of CONTRIBUTING.md, followed to the letter in a copy of the sources.</summary>
public class ContributingTests
{
    /// <summary>The recipes by their sections.</summary>
    private static readonly Recipe[] Recipes = [OperatorRecipe.Recipe, LossRecipe.Recipe, OptionRecipe.Recipe];

    public static TheoryData<string> Sections => [.. Recipes.Select(recipe => recipe.Section)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Section_NamesEveryFileThatTheRecipeTakes(string section)
    {
        var recipe = Recipes.Single(recipe => recipe.Section == section);
        Assert.Equal(recipe.Files, recipe.DocumentedFiles());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void OperatorRecipe_Followed_BuildsAndPassesTheChecks()
    {
        using var tree = new SourceTree();
        tree.Apply(OperatorRecipe.Recipe);
        tree.Build("tests/Pastiche.Graphs.Tests", "tests/Pastiche.Cpu.Tests");
        tree.AcceptPublicApi("Pastiche.Graphs.Tests");
        tree.Test("Pastiche.Graphs.Tests", "PublicApiTests", "RulesTests", "OnnxWriterTests");
        tree.Test("Pastiche.Cpu.Tests", "OperatorTests");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void LossRecipe_Followed_BuildsAndPassesTheChecks()
    {
        using var tree = new SourceTree();
        tree.Apply(LossRecipe.Recipe);
        tree.Build("tests/Pastiche.Tests");
        tree.AcceptPublicApi("Pastiche.Tests");
        tree.Test("Pastiche.Tests", "PublicApiTests", "StyleLossesTests", "EnergyLossTests");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void OptionRecipe_Followed_BuildsAndPassesTheChecks()
    {
        using var tree = new SourceTree();
        tree.Apply(OptionRecipe.Recipe);
        tree.Build("tests/Pastiche.Tests", "tests/Pastiche.Cli.Tests");
        tree.AcceptPublicApi("Pastiche.Tests");
        tree.Test(
            "Pastiche.Tests", "PublicApiTests", "ScaleNoiseTests", "RecipeTests", "StrangeRecipesTests", "StylizeOptionsTests",
            "ConsequencesTests");
        tree.Test("Pastiche.Cli.Tests", "RangeTests", "RecipeTextTests");
    }
}
