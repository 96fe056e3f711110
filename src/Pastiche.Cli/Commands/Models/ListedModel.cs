using System.Text.Json.Serialization;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>A network as a line of the list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">builtIn, present or absent.</param>
/// <param name="Bytes">The size of its file here, or else of the one to download; null where there is none, or it is not known.</param>
/// <param name="Preprocessing">How it wants its pictures; null where it normalizes them itself, or its file tells.</param>
/// <param name="License">Under which terms it is given away; null where that is not known.</param>
/// <param name="Source">Who made it, or where it came from.</param>
/// <param name="Description">What it is; null for one that the catalog does not know.</param>
internal sealed record ListedModel(
    string Name,
    string State,
    long? Bytes,
    string? Preprocessing,
    [property: JsonPropertyName("licence")] string? License,
    string? Source,
    string? Description)
{
    /// <summary>What stands above the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["name", "here", "size", "pictures", "licence", "source"];

    /// <summary>The columns.</summary>
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

    /// <summary>Those of the catalog, then what else is in the store.</summary>
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

    /// <summary>One array in one line.</summary>
    public static string ToJson(IReadOnlyList<ListedModel> models) => ReadableJson.Write(models);

    private static ListedModel Of(CatalogEntry entry, StoredModel? model) => new(
        entry.Name, entry.IsBuiltIn ? "builtIn" : model is null ? "absent" : "present", model?.Bytes ?? entry.Bytes,
        (model is null ? entry.Preprocessing : model.Preprocessing)?.ToString(),
        model is null ? entry.License : model.License, SourceOf(entry, model), entry.Description);

    /// <summary>
    /// Who made it, or the file that somebody keeps under its name: one with another checksum has no licence of the catalog's.
    /// </summary>
    public static string? SourceOf(CatalogEntry? entry, StoredModel? model) =>
        model is { License: null } ? model.Source : entry?.Source ?? model?.Source;
}
