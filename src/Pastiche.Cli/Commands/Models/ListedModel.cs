using System.Text.Json.Serialization;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>A network in the list of networks.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">The state: builtIn, present or absent.</param>
/// <param name="Bytes">The size of the file, or of its download; null if it is not known.</param>
/// <param name="Preprocessing">The preprocessing; null if the network normalizes images itself or its file tells.</param>
/// <param name="License">The name of the license; null if it is not known.</param>
/// <param name="Source">The author or origin.</param>
/// <param name="Description">The description; null for a network that is not in the catalog.</param>
internal sealed record ListedModel(
    string Name,
    string State,
    long? Bytes,
    string? Preprocessing,
    [property: JsonPropertyName("licence")] string? License,
    string? Source,
    string? Description)
{
    /// <summary>The headings of the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["name", "here", "size", "pictures", "licence", "source"];

    /// <summary>The values of the columns.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cells =>
    [
        Name,
        State switch { "builtIn" => "inside", "present" => "yes", _ => "no" },
        Bytes is { } bytes ? Format.Bytes(bytes) : "",
        Preprocessing ?? "",
        License ?? "unknown",
        Source ?? "unknown",
    ];

    /// <summary>The networks of the catalog, then the other ones of the store.</summary>
    public static IReadOnlyList<ListedModel> All(ModelStore store)
    {
        var stored = store.Models.ToDictionary(model => model.Name);
        return
        [
            .. Catalog.Entries.Select(entry => Of(entry, stored.GetValueOrDefault(entry.Name))),
            .. stored.Values.Where(model => Catalog.Find(model.Name) is null)
                .Select(model => new ListedModel(
                    model.Name, "present", model.Bytes, model.Preprocessing?.ToString(), model.License, model.Source, null)),
        ];
    }

    /// <summary>The list as a JSON array on one line.</summary>
    public static string ToJson(IReadOnlyList<ListedModel> models) => ReadableJson.Write(models);

    private static ListedModel Of(CatalogEntry entry, StoredModel? model) => new(
        entry.Name, entry.IsBuiltIn ? "builtIn" : model is null ? "absent" : "present", model?.Bytes ?? entry.Bytes,
        (model is null ? entry.Preprocessing : model.Preprocessing)?.ToString(),
        model is null ? entry.License : model.License, SourceOf(entry, model), entry.Description);

    /// <summary>
    /// The author or origin. A file under a name of the catalog with another checksum does not have the catalog's license.
    /// </summary>
    public static string? SourceOf(CatalogEntry? entry, StoredModel? model) =>
        model is { License: null } ? model.Source : entry?.Source ?? model?.Source;
}
