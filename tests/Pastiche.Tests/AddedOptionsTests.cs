using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pastiche.Recipes;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Recipes of versions before an option was added.</summary>
public class AddedOptionsTests
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RecipeJson.RequireEverything } },
    };

    [Theory]
    [InlineData("0.1.0", true)]
    [InlineData("0.1.9-beta+abc", true)]
    [InlineData("0.2.0", false)]
    [InlineData("1.0.0", false)]
    [InlineData("somebody's", false)]
    public void Require_MissingOption_IsRefusedUnlessTheRecipeIsOlder(string version, bool accepted)
    {
        using var json = JsonDocument.Parse("""{ "old": 1 }""");

        var refusal = Record.Exception(() => AddedOptions.Require<Options>(json.RootElement, version));

        Assert.Equal(accepted ? null : "it lacks the option added", refusal?.Message);
    }

    [Fact]
    public void Require_OptionThatIsThere_IsAccepted()
    {
        using var json = JsonDocument.Parse("""{ "old": 1, "added": 2 }""");

        AddedOptions.Require<Options>(json.RootElement, "0.2.0");
    }

    [Fact]
    public void RequireEverything_AddedOption_MayBeMissingAndOthersMayNot()
    {
        Assert.Equal(new Options { Old = 1 }, JsonSerializer.Deserialize<Options>("""{ "Old": 1 }""", Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Options>("""{ "Added": 1 }""", Strict));
    }

    private sealed record Options
    {
        public int Old { get; init; }

        [Since("0.2.0")]
        public int Added { get; init; } = 3;
    }
}
