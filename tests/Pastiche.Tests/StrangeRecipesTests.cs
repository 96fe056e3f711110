using System.Text.Json;
using System.Text.Json.Nodes;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Recipes come in pictures from anybody.</summary>
public sealed class StrangeRecipesTests
{
    private static readonly string Good = Recipes.Example.ToJson();

    public static TheoryData<string> NoObjects =>
        [
            "", " ", "null", "5", "[]", "{}", "{", "\"recipe\"", "true", "{\"version\":",
            new string('[', 100_000), "\ud800", "{\"version\":\"\ud800\"}",
        ];

    [Theory]
    [MemberData(nameof(NoObjects))]
    public void Parse_NoRecipe_SaysSoInOneLine(string json) => AssertRefused(json);

    [Fact]
    public void Parse_EachPropertyMissingOfTheRecipe_IsRefusedUnlessItMayBeNull()
    {
        foreach (var name in Names(JsonNode.Parse(Good)!.AsObject()).Except(["stopped", "file"]))
            AssertRefused(Changed(recipe => recipe.Remove(name)));
    }

    [Fact]
    public void Parse_EachPropertyOfAnotherType_IsRefused()
    {
        foreach (var value in new[] { "[]", "{\"a\":1}", "true", "\"x\"", "-1.5", "null", "1e99" })
        {
            foreach (var name in Names(JsonNode.Parse(Good)!.AsObject()).Except(["stopped", "file"]))
            {
                // Names may be any text.
                if (value == "\"x\"" && name is "version" or "engine" or "codecs" or "instructionSet") continue;
                AssertRefused(Changed(recipe => recipe[name] = JsonNode.Parse(value)));
            }
        }
    }

    [Theory]
    [InlineData("\"red\"")]
    [InlineData("\"label=70000\"")]
    [InlineData("\"\"")]
    [InlineData("3")]
    [InlineData("{}")]
    public void Parse_StrangeReadingOfAMask_IsRefused(string reading) => AssertRefused(Changed(recipe => recipe["styles"]![0]!["mask"] =
        JsonNode.Parse($"{{\"checksum\":null,\"width\":8,\"height\":8,\"reading\":{reading}}}")));

    [Fact]
    public void Parse_EachOptionOfAnotherType_IsRefused()
    {
        foreach (var value in new[] { "{\"a\":1}", "true", "\"x\"", "[null]", "[{}]" })
        {
            foreach (var name in Names(JsonNode.Parse(Good)!["options"]!.AsObject()))
            {
                if ((name, value) != ("tileable", "true"))
                    AssertRefused(Changed(recipe => recipe["options"]![name] = JsonNode.Parse(value)));
            }
        }
    }

    [Theory]
    [InlineData("optimizer", "0")]
    [InlineData("optimizer", "\"sgd\"")]
    [InlineData("initialization", "{\"kind\":\"content\",\"path\":\"/etc/passwd\"}")]
    [InlineData("initialization", "{}")]
    [InlineData("scales", "[{\"longSide\":64}]")]
    [InlineData("scales", "[{\"longSide\":64,\"iterations\":99999999999}]")]
    [InlineData("seed", "2147483648")]
    [InlineData("matchContent", "0.7")]
    [InlineData("matchContent", "{\"low\":0}")]
    [InlineData("matchContent", "{\"low\":0,\"high\":1.1}")]
    [InlineData("detailMap", "{\"checksum\":null}")]
    [InlineData("detailMap", "{\"checksum\":null,\"reading\":\"red\"}")]
    [InlineData("threads", "4")]
    public void Parse_StrangeOption_IsRefused(string name, string value) =>
        AssertRefused(Changed(recipe => recipe["options"]![name] = JsonNode.Parse(value)));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("\u001b[31mred")]
    [InlineData("\u2028")]
    public void Parse_UnknownProperty_IsNamedInOneLineWithoutControlCharacters(string name) =>
        AssertRefused(Changed(recipe => recipe[name] = 1));

    [Fact]
    public void Parse_UnknownPropertyOfAHugeName_IsRefusedBriefly() =>
        AssertRefused(Changed(recipe => recipe[new string('a', 100_000)] = 1));

    [Fact]
    public void Parse_SamePropertyTwice_IsRefused() => AssertRefused(Good.Insert(1, "\"version\":\"2\","));

    [Fact]
    public void Load_PictureWithout_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.png");
        Randoms.Image(8, 8).Save(path);

        Assert.Equal(
            $"{path}: there is no recipe in it; pictures that Pastiche made carry one, unless another program took it out.",
            Assert.Throws<PasticheException>(() => Recipe.Load(path)).Message);
    }

    private static void AssertRefused(string json)
    {
        var message = Assert.Throws<PasticheException>(() => Recipe.Parse(json)).Message;
        Assert.StartsWith("The recipe: the recipe cannot be understood (", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 0, 600);
    }

    private static string Changed(Action<JsonObject> change)
    {
        var recipe = JsonNode.Parse(Good)!.AsObject();
        change(recipe);
        return JsonSerializer.Serialize(recipe);
    }

    private static string[] Names(JsonObject json) => [.. json.Select(property => property.Key)];
}
