using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;

namespace Pastiche.Cli.Commands.Inspect;

/// <summary>Inspects an image with a network: checks, loads, measures, rebuilds, draws and saves.</summary>
/// <param name="request">The request.</param>
/// <param name="interruption">Cancels the run.</param>
internal sealed class InspectRun(InspectRequest request, Interruption interruption)
{
    private const string TableName = "network.txt";
    private const string DetailName = "detail-map.png";

    /// <summary>Measures, rebuilds and draws. If it is interrupted, the figures that are finished are saved.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        using var network = request.Network.OpenSession();
        var display = Displays.Create(request.Display);
        Layer[] layers = [.. Names(network.Backbone).Select(network.Backbone.FindLayer).Distinct()];
        var shuffledLayer = network.Backbone.FindLayer(request.ShuffledLayer ?? network.Backbone.ContentLayers[0].Layer);
        var loaded = LoadedImages.Load(request.ImagePath, request.Settings.LongSide);
        var rebuilt = new ContentReconstruction(network, loaded, shuffledLayer.Name, request.Settings);
        var shuffled = new ShuffledReconstruction(network, loaded, shuffledLayer.Name, request.Settings);
        var size = rebuilt.Plan.Scales[^1];
        var image = loaded.Resize(size.Width, size.Height);
        var detail = new DetailInspection(image);
        var inspection = new LayerInspection(network, image, layers);
        JobPart[] parts = [detail, inspection, rebuilt, shuffled];
        var plan = PartsPlan.Require(
            network, request.Network.Memory.Bytes, parts, FeatureMapGrid.BytesOf(layers, image.Size));
        request.Folder.Prepare([TableName, DetailName, .. layers.SelectMany(FileNames), ShuffleName(shuffledLayer)], request.ImagePath);
        var table = LayerSize.Of(network, size.Width, size.Height);
        Show(display, table);
        var what = $"{request.ImagePath} through {network.Backbone.Name} → {request.Folder.Path}, {Format.Size(size.Width, size.Height)}";
        var job = new PartsJob(
            new JobSummary(what, loaded.Notes) { Plan = plan },
            parts,
            () => [.. Save(table), .. Save(detail), .. Save(inspection), .. Save(image, rebuilt, shuffled)]);
        return new JobRun(display, interruption).Execute(job);
    }

    /// <summary>Shows the layers and their sizes as a table or as events.</summary>
    private void Show(IDisplay display, IReadOnlyList<LayerSize> table)
    {
        if (request.Display == DisplayKind.Json) display.Follow(LayerTable.Events(table));
        if (request.Display != DisplayKind.Progress) return;
        foreach (var line in LayerTable.Lines(table)) Console.Out.WriteLine(line);
    }

    private IEnumerable<string> Names(Backbone backbone) => request.Layers ?? [.. backbone.StyleLayers.Select(layer => layer.Layer)];

    private IEnumerable<string> Save(IReadOnlyList<LayerSize> table)
    {
        var path = request.Folder.File(TableName);
        TextFile.Write(path, LayerTable.Lines(table), request.Folder.Overwrite);
        yield return path;
    }

    private IEnumerable<string> Save(DetailInspection detail)
    {
        if (detail.Map is { } map) yield return Save(MaskImage.Of(map), DetailName);
    }

    private IEnumerable<string> Save(LayerInspection inspection)
    {
        foreach (var layer in inspection.Layers)
        {
            var names = FileNames(layer.Layer);
            yield return Save(FeatureMapGrid.Of(layer).Draw(), names[0]);
            yield return Save(StrongestMaps.Of(inspection.Image, layer).Draw(), names[1]);
            yield return Save(new HeatMap(layer).Draw(), names[2]);
        }
    }

    private IEnumerable<string> Save(Image image, ContentReconstruction rebuilt, ShuffledReconstruction shuffled)
    {
        if (rebuilt.HasResult && shuffled.HasResult)
            yield return Save(ShuffleFigure.Of(image, rebuilt, shuffled).Draw(), ShuffleName(shuffled.Layer));
    }

    private string Save(Image figure, string name)
    {
        var path = request.Folder.File(name);
        figure.Save(path, SaveOptions.Default with { Overwrite = request.Folder.Overwrite });
        return path;
    }

    private static string[] FileNames(Layer layer)
    {
        var name = LayerFile.Name(layer.Name);
        return [$"maps-{name}.png", $"strongest-{name}.png", $"gram-{name}.png"];
    }

    private static string ShuffleName(Layer layer) => $"shuffle-{LayerFile.Name(layer.Name)}.png";
}
