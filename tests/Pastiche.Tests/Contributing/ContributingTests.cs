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

    /// <summary>All recipes in one copy, so that every project is built once.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Recipes_Followed_BuildAndPassTheirChecks()
    {
        using var tree = new SourceTree();
        foreach (var edit in Recipes.SelectMany(recipe => recipe.Edits)) tree.Apply(edit);
        var checks = Recipes.SelectMany(recipe => recipe.Checks).ToArray();
        var projects = checks.Select(check => check.Project).ToHashSet();
        foreach (var project in projects) tree.Build(project);
        var accepted = Recipes.SelectMany(recipe => recipe.Accepted).DistinctBy(accepted => accepted.File);
        foreach (var file in accepted.Where(file => projects.Contains(file.Test.Project))) tree.Accept(file);
        foreach (var check in checks) tree.Test(check);
    }
}
