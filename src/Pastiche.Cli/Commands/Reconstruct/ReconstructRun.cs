using Pastiche.Cli.Display;
using Pastiche.Cli.Figures;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Platform;
using Pastiche.Graphs;

namespace Pastiche.Cli.Commands.Reconstruct;

/// <summary>Reconstructions of a picture from file to files: check, load, paint, save, and one figure with all of them.</summary>
/// <param name="request">What to rebuild.</param>
/// <param name="display">Shows it.</param>
/// <param name="interruption">Cancels it.</param>
internal sealed class ReconstructRun(ReconstructRequest request, IDisplay display, Interruption interruption)
{
    private string Kind => request.IsStyle ? "style" : "content";

    private string FigureName => $"{Kind}.png";

    /// <summary>Rebuilds the picture. If it is interrupted, what is finished is saved.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        using var network = request.Network.OpenSession();
        var image = LoadedImages.Load(request.ImagePath, request.Settings.LongSide);
        var parts = Parts(network, image);
        var plan = MemoryCheck.Require(network, parts);
        request.Folder.Prepare([.. parts.Select(FileName), FigureName], request.ImagePath);
        var size = plan.Scales[^1];
        var what = $"{Kind} of {request.ImagePath} from {Count(parts.Count)} of {network.Backbone.Name} → {request.Folder.Path}, "
            + $"{Format.Size(size.Width, size.Height)}, about {Format.Bytes(plan.MemoryBytes)} of memory";
        var summary = string.Join("; ", [what, .. image.Notes]);
        return new JobRun(display, interruption).Execute(new PartsJob(summary, parts, () => Save(parts, image, size)));
    }

    private IReadOnlyList<LessonPainting> Parts(NetworkSession network, Image image)
    {
        var asked = request.Layers ?? network.Backbone.StyleLayers;
        ValueList<LayerWeight> layers = [.. Sweep.ShallowToDeep(network.Backbone, asked).DistinctBy(layer => layer.Layer)];
        if (!request.IsStyle && request.Layers?.FirstOrDefault(layer => layer.Weight != 1) is { } weighted)
            throw Errors.OutOfRange("--layers", $"{weighted.Layer} with a weight", "layers without weights, since each is looked at "
                + "by itself");
        return request.IsStyle
            ? [.. StyleReconstruction.Growing(layers).Select(set => new StyleReconstruction(network, image, set, request.Settings))]
            : [.. layers.Select(layer => new ContentReconstruction(network, image, layer.Layer, request.Settings))];
    }

    /// <summary>Every picture with its recipe, and the figure.</summary>
    private IReadOnlyList<string> Save(IReadOnlyList<LessonPainting> parts, Image image, PlannedScale size)
    {
        var files = new List<string>();
        var saving = SaveOptions.Default with { Overwrite = request.Folder.Overwrite };
        foreach (var (index, part) in parts.Index().Where(part => part.Item.HasResult))
        {
            files.Add(request.Folder.File(FileName(part, index)));
            part.Result!.Save(files[^1], saving);
        }

        files.Add(request.Folder.File(FigureName));
        ReconstructionStrip.Of(image.Resize(size.Width, size.Height), parts).Draw().Save(files[^1], saving);
        return files;
    }

    /// <summary>As in content-3-stage1_2.png; a style is called by the deepest layer of its set.</summary>
    private string FileName(LessonPainting part, int index)
    {
        var layer = part is StyleReconstruction style ? style.Layers[^1].Layer : ((ContentReconstruction)part).Layer;
        return $"{Kind}-{index + 1}-{LayerFile.Name(layer)}.png";
    }

    private string Count(int parts) => (request.IsStyle, parts) switch
    {
        (_, 1) => "1 layer",
        (true, _) => $"up to {parts} layers",
        _ => $"{parts} layers",
    };
}
