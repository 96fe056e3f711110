using System.Text.Json;
using System.Text.Json.Nodes;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson;

/// <summary>How a sweep was made, which its figure carries in its metadata: what all pictures have in common, and what differs.</summary>
/// <param name="Recipe">The recipe of one of them, with the style layers of all.</param>
/// <param name="Ratios">α/β of each column.</param>
/// <param name="Depths">How many of the style layers each row has, from the shallowest.</param>
internal sealed record SweepRecipe(Recipe Recipe, IReadOnlyList<float> Ratios, IReadOnlyList<int> Depths)
{
    private const string Property = "Sweep";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The recipe that a picture carries; null for one that is no sweep.</summary>
    /// <param name="path">The picture, or a recipe by itself.</param>
    /// <exception cref="PasticheException">The file cannot be read, or what it carries cannot be understood.</exception>
    public static SweepRecipe? Find(string path)
    {
        if (Recipe.IsJson(path) || ImageFile.LoadXmp(path) is not { } xmp || XmpPacket.Read(xmp, Property) is not { } json) return null;
        try
        {
            var sweep = JsonNode.Parse(json);
            return new SweepRecipe(Recipe.Parse(Part(sweep, "recipe").ToJsonString()), Numbers<float>(sweep, "ratios"), Numbers<int>(sweep, "depths"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or PasticheException)
        {
            throw Errors.StrangeSweep(path, exception);
        }
    }

    /// <summary>The metadata that carries it.</summary>
    public byte[] ToXmp() => XmpPacket.Write(ToJson(), $"Pastiche {Recipe.Version}", Property);

    /// <summary>The recipe as a JSON object, on one line or indented.</summary>
    public string ToJson(bool indented = false) => new JsonObject
    {
        ["recipe"] = JsonNode.Parse(Recipe.ToJson()),
        ["ratios"] = JsonSerializer.SerializeToNode(Ratios),
        ["depths"] = JsonSerializer.SerializeToNode(Depths),
    }.ToJsonString(indented ? Indented : null);

    private static JsonNode Part(JsonNode? sweep, string name) => sweep?[name] ?? throw new JsonException($"there is no {name} in it");

    private static T[] Numbers<T>(JsonNode? sweep, string name) =>
        [.. Part(sweep, name).AsArray().Select(number => (number ?? throw new JsonException($"one of the {name} is null")).GetValue<T>())];
}
