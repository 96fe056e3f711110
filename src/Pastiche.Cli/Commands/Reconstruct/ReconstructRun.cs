using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Platform;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;

namespace Pastiche.Cli.Commands.Reconstruct;

/// <summary>Reconstructs an image from layers: checks, loads, paints and saves, and draws a figure of all results.</summary>
/// <param name="request">The request.</param>
/// <param name="display">Shows the progress.</param>
/// <param name="interruption">Cancels the run.</param>
internal sealed class ReconstructRun(ReconstructRequest request, IDisplay display, Interruption interruption)
{
    private string Kind => request.IsStyle ? "style" : "content";

    private string FigureName => $"{Kind}.png";

    private SaveOptions Saving => SaveOptions.Default with { Overwrite = request.Folder.Overwrite };

    /// <summary>Rebuilds the image. If it is interrupted, the finished results are saved.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        using var network = request.Network.OpenSession();
        var image = LoadedImages.Load(request.ImagePath, request.Settings.LongSide);
        var layers = Layers(network.Backbone);
        if (request.IsStyle)
        {
            StyleReconstruction[] styles = [.. StyleReconstruction.Growing(layers).Select(Style)];
            Part[] parts = [.. styles.Select(style => new Part(style.Layers[^1].Layer, style))];
            return Run(network, image, parts, original => ReconstructionStrip.Of(original, styles));
        }
        else
        {
            ContentReconstruction[] contents = [.. layers.Select(Content)];
            Part[] parts = [.. contents.Select(content => new Part(content.Layer, content))];
            return Run(network, image, parts, original => ReconstructionStrip.Of(original, contents));
        }

        StyleReconstruction Style(ValueList<LayerWeight> set) => new(network, image, set, request.Settings);

        ContentReconstruction Content(LayerWeight layer) => new(network, image, layer.Layer, request.Settings);
    }

    private ValueList<LayerWeight> Layers(Backbone backbone)
    {
        var layers = RatioSweep.ShallowToDeep(backbone, request.Layers ?? backbone.StyleLayers);
        if (!request.IsStyle && request.Layers?.FirstOrDefault(layer => layer.Weight != 1) is { } weighted)
        {
            const string accepted = "layers without weights, since each is looked at by itself";
            throw Errors.OutOfRange("--layers", $"{weighted.Layer} with a weight", accepted);
        }

        return [.. layers.DistinctBy(layer => layer.Layer)];
    }

    private RunOutcome Run(NetworkSession network, Image image, IReadOnlyList<Part> parts, Func<Image, FigureGrid> figure)
    {
        Painting[] paintings = [.. parts.Select(part => part.Painting)];
        var plan = PartsPlan.Require(network, request.Network.Memory.Bytes, paintings);
        request.Folder.Prepare([.. parts.Index().Select(part => FileName(part.Item.Layer, part.Index)), FigureName], request.ImagePath);
        var size = plan.Largest.Scales[^1];
        var what = $"{Kind} of {request.ImagePath} from {Count(parts.Count)} of {network.Backbone.Name} → {request.Folder.Path}, "
            + Format.Size(size.Width, size.Height);
        var summary = new JobSummary(what, image.Notes) { Plan = plan };
        return new JobRun(display, interruption).Execute(new PartsJob(
            summary, paintings, () => [.. Save(parts), Save(figure(image.Resize(size.Width, size.Height)))]));
    }

    /// <summary>Saves each result with its recipe.</summary>
    private IEnumerable<string> Save(IReadOnlyList<Part> parts)
    {
        foreach (var (index, (layer, painting)) in parts.Index())
        {
            if (painting.Result is not { } result) continue;
            var path = request.Folder.File(FileName(layer, index));
            result.Save(path, Saving);
            yield return path;
        }
    }

    private string Save(FigureGrid figure)
    {
        var path = request.Folder.File(FigureName);
        figure.Draw().Save(path, Saving);
        return path;
    }

    /// <summary>The file name of a result, such as content-3-stage1_2.png. A style is named by its deepest layer.</summary>
    private string FileName(string layer, int index) => $"{Kind}-{index + 1}-{LayerFile.Name(layer)}.png";

    private string Count(int parts) => (request.IsStyle, parts) switch
    {
        (_, 1) => "1 layer",
        (true, _) => $"up to {parts} layers",
        _ => $"{parts} layers",
    };

    /// <summary>A reconstruction and the layer in its file name.</summary>
    private sealed record Part(string Layer, Painting Painting);
}
