using System.Text.Json;
using System.Text.Json.Nodes;
using Pastiche.Imaging;

namespace Pastiche.Lesson.Experiments;

/// <summary>The recipe of a sweep: that of one image, and the differences. The figure carries it in its metadata.</summary>
/// <param name="Recipe">The recipe of one image, with the style layers of all.</param>
/// <param name="Ratios">The ratio α/β of each column.</param>
/// <param name="Depths">The number of style layers of each row, counted from the shallowest.</param>
internal sealed record SweepRecipe(Recipe Recipe, IReadOnlyList<float> Ratios, IReadOnlyList<int> Depths)
{
    private const string Property = "Sweep";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads the recipe of a sweep from its figure; null if the file contains none.</summary>
    /// <param name="path">The path of an image, or of a recipe file.</param>
    /// <exception cref="PasticheException">The file cannot be read, or its recipe cannot be understood.</exception>
    public static SweepRecipe? Find(string path)
    {
        if (Recipe.IsJson(path) || ImageFile.LoadXmp(path) is not { } xmp || XmpPacket.Read(xmp, Property) is not { } json) return null;
        try
        {
            var sweep = JsonNode.Parse(json);
            var recipe = Recipe.Parse(Part(sweep, "recipe").ToJsonString());
            return new SweepRecipe(recipe, Numbers<float>(sweep, "ratios"), Numbers<int>(sweep, "depths"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or PasticheException)
        {
            throw Errors.StrangeSweep(path, exception);
        }
    }

    /// <summary>The recipe as XMP metadata.</summary>
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
