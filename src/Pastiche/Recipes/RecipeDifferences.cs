using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pastiche.Recipes;

/// <summary>Compares two recipes.</summary>
internal static class RecipeDifferences
{
    /// <summary>The differences, such as "instructionSet is AVX2, the recipe has AVX-512".</summary>
    public static IReadOnlyList<string> Between(Recipe made, Recipe asked) => [.. Between("", Tree(made), Tree(asked))];

    private static JsonNode? Tree(Recipe recipe) => JsonNode.Parse(recipe.ToJson());

    private static IEnumerable<string> Between(string path, JsonNode? made, JsonNode? asked) => (made, asked) switch
    {
        (JsonObject one, JsonObject other) => one.Concat(other).Select(property => property.Key).Distinct()
            .SelectMany(name => Between(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name])),
        (JsonArray one, JsonArray other) when one.Count == other.Count =>
            one.Zip(other).SelectMany((pair, i) => Between($"{path}[{i}]", pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(made, asked) ? [] : [$"{path} is {Text(made)}, the recipe has {Text(asked)}"],
    };

    private static string Text(JsonNode? node) => node switch
    {
        null => "none",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };
}
