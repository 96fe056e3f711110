using System.Globalization;
using Pastiche.Cli.Display;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands.Inspect;

/// <summary>The layers of a network with their sizes for an image, as a table for people and as events for programs.</summary>
internal static class LayerTable
{
    private static readonly string[] Titles = ["layer", "maps", "positions", "stride", "sees", "parameters"];

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<LayerSize> layers) => Table.Lines(layers.Select(Cells).Prepend(Titles));

    /// <summary>The events, one for each layer.</summary>
    public static IEnumerable<JobEvent> Events(IReadOnlyList<LayerSize> layers) => layers.Select(Event);

    private static LayerMeasured Event(LayerSize size)
    {
        var layer = size.Layer;
        return new LayerMeasured(layer.Name, layer.Channels, size.Width, size.Height, layer.Stride, size.ReceptiveField, size.Parameters);
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
