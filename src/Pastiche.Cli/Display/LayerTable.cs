using System.Globalization;
using System.Text.Json;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Display;

/// <summary>The layers of a network with their sizes for an image, as a table for people and as lines for programs.</summary>
internal static class LayerTable
{
    private static readonly string[] Titles = ["layer", "maps", "positions", "stride", "sees", "parameters"];

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LayerSize> layers) => Table.Lines(layers.Select(Cells).Prepend(Titles));

    /// <summary>Writes the properties of a layer.</summary>
    public static void Write(Utf8JsonWriter json, LayerSize layer)
    {
        json.WriteString("event", "layer");
        json.WriteString("name", layer.Layer.Name);
        json.WriteNumber("maps", layer.Layer.Channels);
        json.WriteNumber("width", layer.Width);
        json.WriteNumber("height", layer.Height);
        json.WriteNumber("stride", layer.Layer.Stride);
        if (layer.ReceptiveField is { } field) json.WriteNumber("receptiveField", field);
        else json.WriteNull("receptiveField");
        json.WriteNumber("parameters", layer.Parameters);
    }

    private static IReadOnlyList<string> Cells(LayerSize layer) =>
    [
        layer.Layer.Name,
        $"{layer.Layer.Channels}",
        Format.Size(layer.Width, layer.Height),
        $"{layer.Layer.Stride}",
        layer.ReceptiveField is { } side ? Format.Size(side, side) : "all",
        layer.Parameters.ToString("N0", CultureInfo.InvariantCulture),
    ];
}
