using System.Globalization;
using System.Text.Json.Serialization;
using Pastiche.Backbones;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>What there is to know about a network.</summary>
internal sealed record NetworkReport
{
    /// <summary>What it was asked for by.</summary>
    public required string Name { get; init; }

    /// <summary>Its file; null where it is inside the program.</summary>
    public required string? Path { get; init; }

    /// <summary>The SHA-256 of the model, as a recipe states it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Under which terms it is given away; null where that is not known.</summary>
    [JsonPropertyName("licence")]
    public required string? License { get; init; }

    /// <summary>Who made it, or where it came from; null where that is not known.</summary>
    public required string? Source { get; init; }

    /// <summary>How it wants its pictures: as --preprocess takes it; null for what its file tells.</summary>
    public required string? Preprocessing { get; init; }

    /// <summary>How that is known; null for the network inside the program.</summary>
    public required PreprocessingEvidence? PreprocessingEvidence { get; init; }

    /// <summary>How it is given pictures, as --preprocess takes it, whoever decided that.</summary>
    public required string? Given { get; init; }

    /// <summary>All of that in words.</summary>
    [JsonIgnore]
    public string? Images { get; init; }

    /// <summary>Its layers, from shallow to deep.</summary>
    public required IReadOnlyList<LayerReport> Layers { get; init; }

    /// <summary>What of it cannot be used, and why.</summary>
    public required IReadOnlyList<string> Blocked { get; init; }

    /// <summary>What was assumed of its file, and how much of it can be used.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Opens a network and looks at it.</summary>
    /// <param name="text">Its name or file.</param>
    /// <param name="store">Where networks with names are.</param>
    public static NetworkReport Of(string text, ModelStore store)
    {
        var backbone = new BackboneReference(text, BackboneOptions.Default, "NETWORK").Open(store);
        var entry = Catalog.Find(text);
        var name = entry?.Name ?? text;
        var model = entry is { IsBuiltIn: true } ? null : store.Find(name);
        var preprocessing = backbone.Options.Preprocessing ?? (model is null ? entry?.Preprocessing : model.Preprocessing);
        return new NetworkReport
        {
            Name = name,
            Path = model is not null ? store.Path(model) : entry is null ? text : null,
            Sha256 = backbone.Checksum,
            License = model is null ? entry?.License : model.License,
            Source = ListedModel.SourceOf(entry, model),
            Preprocessing = preprocessing?.ToString(),
            PreprocessingEvidence = backbone.Options.Evidence,
            Given = backbone.Given?.ToString(),
            Images = backbone.Options.Evidence is null ? preprocessing?.ToString() : PreprocessingReport.Of(backbone),
            Layers = [.. LayerAnalysis.Of(backbone).Select(layer => LayerReport.Of(layer, backbone))],
            Blocked = [.. backbone.Unsupported.Select(part => part.Description)],
            Notes = backbone.Notes,
        };
    }

    /// <summary>One object in one line.</summary>
    public string ToJson() => ReadableJson.Write(this);

    /// <summary>For people: what is known of it, then a table of its layers.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Table.Lines(
        [
            ["network", Name],
            ["file", Path ?? "inside the program"],
            ["SHA-256", Sha256],
            ["licence", License ?? "unknown"],
            ["source", Source ?? "unknown"],
            ["pictures", Images ?? "unknown"],
        ]),
        "",
        .. Table.Lines(Layers.Select(layer => layer.Cells).Prepend(LayerReport.Titles)),
        .. Notes.Select(note => Printable.Text($"note: {note}")),
        .. Blocked.Select(reason => Printable.Text($"blocked: {reason}")),
    ];
}

/// <summary>What there is to know about a layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tensor">The name of its tensor in the file.</param>
/// <param name="Channels">Its feature maps.</param>
/// <param name="Stride">Pixels from one position to the next.</param>
/// <param name="ReceptiveField">Pixels along a side that one position depends on; null for the whole picture.</param>
/// <param name="Parameters">Trained numbers up to it.</param>
/// <param name="MultiplyAddsPerMegapixel">Multiplications with addition up to it.</param>
/// <param name="Default">What it is for unless asked otherwise: content, style, both, or nothing.</param>
internal sealed record LayerReport(
    string Name,
    string Tensor,
    int Channels,
    int Stride,
    int? ReceptiveField,
    long Parameters,
    double MultiplyAddsPerMegapixel,
    string? Default)
{
    /// <summary>What stands above the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["layer", "channels", "stride", "sees", "parameters", "GMAC/MP", "default for"];

    /// <summary>The columns.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cells =>
    [
        Name,
        $"{Channels}",
        $"{Stride}",
        ReceptiveField is { } side ? Format.Size(side, side) : "all",
        Parameters.ToString("N0", CultureInfo.InvariantCulture),
        (MultiplyAddsPerMegapixel / 1e9).ToString("F1", CultureInfo.InvariantCulture),
        Default ?? "",
    ];

    /// <summary>A layer of a network.</summary>
    public static LayerReport Of(LayerAnalysis analysis, Backbone backbone)
    {
        var layer = analysis.Layer;
        var content = backbone.ContentLayers.Any(weighted => weighted.Layer == layer.Name);
        var style = backbone.StyleLayers.Any(weighted => weighted.Layer == layer.Name);
        var use = (content, style) switch
        {
            (true, true) => "content, style",
            (true, false) => "content",
            (false, true) => "style",
            _ => null,
        };
        return new LayerReport(
            layer.Name, layer.Tensor, layer.Channels, layer.Stride,
            analysis.ReceptiveField, analysis.Parameters, analysis.MultiplyAdds, use);
    }
}
