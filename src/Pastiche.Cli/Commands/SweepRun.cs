using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Platform;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;
using Pastiche.Options;

namespace Pastiche.Cli.Commands;

/// <summary>Paints a sweep: checks, loads, plans, paints all images and draws the figure.</summary>
/// <param name="request">The sweep.</param>
/// <param name="display">Shows the run.</param>
/// <param name="interruption">Cancels the run.</param>
internal sealed class SweepRun(SweepRequest request, IDisplay display, Interruption interruption)
{
    private readonly StylizeRequest _painting = request.Painting;

    /// <summary>Paints all images. If it is interrupted, the figure shows the finished ones.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        OutputFile.Check(_painting);
        // Reading the network takes about as long as reading the images. If both fail, the error of the images is reported.
        var opening = Task.Run(_painting.Network.OpenSession);
        var images = LoadedImages.Load(_painting);
        using var network = opening.GetAwaiter().GetResult();
        RequireLayers(new MeasuredLayers(network.Backbone, images.Options).Style, network.Backbone);
        var sweep = new RatioSweep(network, images.Content, images.Styles, images.Options, new SweepAxes(request.Ratios, request.Depths));
        images.RequireSomething(_painting);
        var plan = PartsPlan.Require(network, _painting.Network.Memory.Bytes, sweep.Cells, hasOptimizer: true);
        using (var layout = SweepFigure.LayoutOf(sweep))
            ImageFile.CheckFormat(_painting.Output, _painting.Save, Math.Max(layout.Width, layout.Height));
        return Paint(sweep, plan);
    }

    private RunOutcome Paint(RatioSweep sweep, PartsPlan plan)
    {
        SavedImage? saved = null;
        var end = new JobRun(display, interruption).Execute(new PartsJob(Summary(sweep, plan), sweep.Cells, () =>
        {
            saved = SavedImage.Save(_painting.Output, _painting.Extension, path => Save(sweep, path));
            return saved.Path is null ? [] : [saved.Path];
        }));
        if (saved?.Problem is { } problem) return new RunOutcome(ExitCode.Failure, problem);
        var left = sweep.Cells.Count(cell => cell.Image is null);
        if (interruption.Token.IsCancellationRequested || end.Cause is not null || left == 0) return end;
        return new RunOutcome(
            ExitCode.Failure,
            $"the losses of {left} of {sweep.Cells.Count} pictures became infinite or undefined; they are grey in {saved!.Path}; "
                + "smaller --ratios may help");
    }

    /// <summary>Checks that the network has as many style layers as are asked for.</summary>
    private void RequireLayers(ValueList<LayerWeight> layers, Backbone backbone)
    {
        if (request.Depths?.Max() is not { } most || most <= layers.Count) return;
        throw Errors.TooFewLayers(most, [.. RatioSweep.ShallowToDeep(backbone, layers).Select(layer => layer.Layer)]);
    }

    private void Save(RatioSweep sweep, string path)
    {
        var (figure, metadata) = (SweepFigure.Of(sweep).Draw(), sweep.Recipe?.ToXmp());
        if (StandardStreams.IsOutput(path)) ImageFile.Save(figure, StandardStreams.OpenForImage(), _painting.Save, metadata);
        else ImageFile.Save(figure, path, _painting.Save, metadata);
    }

    private JobSummary Summary(RatioSweep sweep, PartsPlan plan)
    {
        var last = plan.Largest.Scales[^1];
        var what = $"{_painting.Content} + {string.Join(" + ", _painting.Styles.Select(style => style.Path))} → {_painting.Output}, "
            + $"{sweep.Ratios.Count} × {sweep.Depths.Count} pictures of {Format.Size(last.Width, last.Height)}";
        return new JobSummary(what, [.. _painting.Notes, .. plan.Largest.Notes]) { Plan = plan };
    }
}
