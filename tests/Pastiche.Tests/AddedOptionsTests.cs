using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pastiche.Recipes;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Recipes of formats before an option was added.</summary>
public class AddedOptionsTests
{
    public static TheoryData<string> Added =>
    [
        .. from property in typeof(StylizeOptions).GetProperties()
           where property.IsDefined(typeof(SinceAttribute))
           select property.Name,
    ];

    [Theory]
    [InlineData(1, """{ "old": 1, "number": 7, "name": "cholesky", "none": null, "list": [0.5, 2] }""")]
    [InlineData(2, """{ "old": 1, "list": [0.5, 2] }""")]
    [InlineData(3, """{ "old": 1 }""")]
    public void Complete_RecipeOfAFormat_GetsWhatHeldBeforeTheOptionsThatItLacks(int format, string expected)
    {
        var options = Parse("""{ "old": 1 }""");

        AddedOptions.Complete<Options>(options, format);

        Assert.True(JsonNode.DeepEquals(Parse(expected), options), options.ToJsonString());
    }

    [Fact]
    public void Complete_OptionThatTheFormatHas_IsKept()
    {
        var options = Parse("""{ "old": 1, "number": 3, "name": "linear", "none": 4, "list": [] }""");

        AddedOptions.Complete<Options>(options, 3);

        Assert.Equal((3, "linear"), (options["number"]!.GetValue<int>(), options["name"]!.GetValue<string>()));
    }

    [Fact]
    public void Complete_OptionThatTheFormatLacks_IsRefused()
    {
        var refusal = Assert.Throws<JsonException>(() => AddedOptions.Complete<Options>(Parse("""{ "old": 1, "list": [] }"""), 2));

        Assert.Equal("it has format 2, and the option list, which there is from format 3 on", refusal.Message);
    }

    [Theory]
    [MemberData(nameof(Added))]
    public void Parse_RecipeOfTheFormatBefore_HasTheValueOfBefore(string option)
    {
        var since = typeof(StylizeOptions).GetProperty(option)!.GetCustomAttribute<SinceAttribute>()!;
        Assert.InRange(since.Format, 2, Recipe.NewestFormat);

        var recipe = Recipe.Parse(WithoutOptionsSince(since.Format).ToJsonString());

        var written = JsonNode.Parse(recipe.ToJson())!["options"]![JsonNamingPolicy.CamelCase.ConvertName(option)];
        var earlier = since.Earlier is string json ? JsonNode.Parse(json) : RecipeJson.ToNode(since.Earlier);
        Assert.True(JsonNode.DeepEquals(earlier, written), written?.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Added))]
    public void Parse_RecipeOfTheFormatThatAddedAnOption_MustHaveIt(string option)
    {
        var json = JsonNode.Parse(Recipes.Example.ToJson())!;
        json["options"]!.AsObject().Remove(JsonNamingPolicy.CamelCase.ConvertName(option));

        Assert.Throws<PasticheException>(() => Recipe.Parse(json.ToJsonString()));
    }

    /// <summary>A recipe of the format before another one.</summary>
    private static JsonNode WithoutOptionsSince(int format)
    {
        var json = JsonNode.Parse(Recipes.Example.ToJson())!;
        json["format"] = format - 1;
        foreach (var property in typeof(StylizeOptions).GetProperties())
        {
            if (property.GetCustomAttribute<SinceAttribute>()?.Format >= format)
                json["options"]!.AsObject().Remove(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        }

        return json;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private sealed record Options
    {
        public int Old { get; init; }

        [Since(2, 7)]
        public int Number { get; init; } = 8;

        [Since(2, ColorMethod.Cholesky)]
        public ColorMethod Name { get; init; }

        [Since(2, null)]
        public int? None { get; init; } = 1;

        [Since(3, "[0.5, 2]")]
        public float[] List { get; init; } = [];
    }
}
