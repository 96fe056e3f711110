using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pastiche.Imaging;
using Pastiche.Testing;

namespace Pastiche.Cli.Tests;

/// <summary>Pictures with recipes of format 1, as earlier versions wrote them.</summary>
internal static class FirstFormat
{
    public const string Version = "0.0.9";

    private static readonly PropertyInfo[] Added =
        [.. typeof(StylizeOptions).GetProperties().Where(property => property.IsDefined(typeof(SinceAttribute)))];

    /// <summary>The defaults, with what held before the options that were added.</summary>
    public static StylizeOptions Options
    {
        get
        {
            var (options, old) = (StylizeOptions.Default with { }, Recipe.Load(Picture).Options);
            foreach (var property in Added) property.SetValue(options, property.GetValue(old));
            return options;
        }
    }

    private static string Picture =>
        Path.Combine(Repository.Root, "tests", "Pastiche.Tests", "Fixtures", "recipes", "format1.png");

    /// <summary>Saves a picture as an earlier version that painted with <see cref="Options"/> would have.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="image">Other pixels for it.</param>
    public static void Rewrite(string path, Image? image = null)
    {
        var recipe = JsonNode.Parse(Recipe.Load(path).ToJson())!.AsObject();
        recipe.Remove("format");
        recipe["version"] = Version;
        foreach (var property in Added) recipe["options"]!.AsObject().Remove(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var xmp = XmpPacket.Write(recipe.ToJsonString(), $"Pastiche {Version}");
        ImageFile.Save(image ?? Image.Load(path), path, SaveOptions.Default, xmp);
    }
}
