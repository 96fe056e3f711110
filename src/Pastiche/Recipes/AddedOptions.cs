using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pastiche.Recipes;

/// <summary>Options that recipes of older formats lack, marked by <see cref="SinceAttribute"/>.</summary>
internal static class AddedOptions
{
    /// <summary>Adds the options that the format of a recipe lacks, with the values that held before them.</summary>
    /// <typeparam name="T">The record of options.</typeparam>
    /// <param name="options">The options of the recipe.</param>
    /// <param name="format">The format of the recipe.</param>
    /// <exception cref="JsonException">
    /// An option is there that the format lacks: the version that wrote the recipe cannot have painted with it.
    /// </exception>
    public static void Complete<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        JsonObject options, int format)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<SinceAttribute>() is not { } since || since.Format <= format) continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!options.TryAdd(name, Earlier(since)))
                throw new JsonException($"it has format {format}, and the option {name}, which there is from format {since.Format} on");
        }
    }

    private static JsonNode? Earlier(SinceAttribute since) =>
        since.Earlier is string json ? JsonNode.Parse(json) : RecipeJson.ToNode(since.Earlier);
}
