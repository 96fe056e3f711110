using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace Pastiche.Recipes;

/// <summary>Options that older recipes lack, marked by <see cref="SinceAttribute"/>. Newer recipes must have them.</summary>
internal static class AddedOptions
{
    /// <summary>Refuses options without one that the version of their recipe had.</summary>
    /// <typeparam name="T">The record of options.</typeparam>
    /// <param name="json">The options.</param>
    /// <param name="version">The version of Pastiche that wrote them. One that cannot be understood counts as the newest.</param>
    /// <exception cref="JsonException">An option is missing.</exception>
    public static void Require<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        JsonElement json, string version)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            if (property.GetCustomAttribute<SinceAttribute>() is not { } since || IsOlder(version, since.Version)) continue;
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!json.TryGetProperty(name, out _)) throw new JsonException($"it lacks the option {name}");
        }
    }

    private static bool IsOlder(string version, Version since) =>
        Version.TryParse(version.Split('-', '+')[0], out var written) && written < since;
}
