using System.Globalization;
using System.Text.Json.Serialization;
using Pastiche.Backbones;
using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>A report about a network.</summary>
internal sealed record NetworkReport
{
    /// <summary>The name or path that was asked for.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the file; null for the embedded network.</summary>
    public required string? Path { get; init; }

    /// <summary>The SHA-256 of the model, as a recipe states it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The name of the license; null if it is not known.</summary>
    [JsonPropertyName("licence")]
    public required string? License { get; init; }

    /// <summary>The author or origin; null if it is not known.</summary>
    public required string? Source { get; init; }

    /// <summary>The declared preprocessing, as a value of --preprocess; null for that of the file.</summary>
    public required string? Preprocessing { get; init; }

    /// <summary>The evidence for the preprocessing; null for the embedded network.</summary>
    public required PreprocessingEvidence? PreprocessingEvidence { get; init; }

    /// <summary>The applied preprocessing, as a value of --preprocess, whether it was declared or derived.</summary>
    public required string? Given { get; init; }

    /// <summary>The preprocessing and its evidence, in words.</summary>
    [JsonIgnore]
    public string? Images { get; init; }

    /// <summary>The layers, from shallow to deep.</summary>
    public required IReadOnlyList<LayerReport> Layers { get; init; }

    /// <summary>The parts of the network that cannot be used, with reasons.</summary>
    public required IReadOnlyList<string> Blocked { get; init; }

    /// <summary>Assumptions about the file, and the usable part of it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Opens a network and collects the report.</summary>
    /// <param name="text">The name or path of the network.</param>
    /// <param name="store">The store of networks.</param>
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
            Layers = [.. backbone.Analyses.Select(layer => LayerReport.Of(layer, backbone))],
            Blocked = [.. backbone.Unsupported.Select(part => part.Description)],
            Notes = backbone.Notes,
        };
    }

    /// <summary>The report as a JSON object on one line.</summary>
    public string ToJson() => ReadableJson.Write(this);

    /// <summary>The report as text: properties, then a table of layers.</summary>
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

/// <summary>A report about a layer.</summary>
/// <param name="Name">The name.</param>
/// <param name="Tensor">The name of its tensor in the file.</param>
/// <param name="Channels">The number of feature maps.</param>
/// <param name="Stride">The distance of two positions, in pixels.</param>
/// <param name="ReceptiveField">The side of the square of pixels that one position depends on; null for the whole image.</param>
/// <param name="Parameters">The number of trained parameters up to the layer.</param>
/// <param name="MultiplyAddsPerMegapixel">The multiply-adds up to the layer, for an image of one megapixel.</param>
/// <param name="Default">The default use: content, style, both or none.</param>
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
    /// <summary>The headings of the columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["layer", "channels", "stride", "sees", "parameters", "GMAC/MP", "default for"];

    /// <summary>The values of the columns.</summary>
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

    /// <summary>Creates the report about a layer.</summary>
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
