using Pastiche.Cli.Platform;
using Pastiche.Lesson.Plotting;

namespace Pastiche.Cli.Jobs;

/// <summary>Files written beside the result while it is painted: numbered pictures, and a plot of the losses.</summary>
internal sealed class AccompanyingFiles(StylizeRequest request)
{
    private readonly NumberedImages? _images =
        request.SaveEvery is { } every ? new NumberedImages(request, every) : null;

    private readonly LossPlot? _plot = request.LossPlot is null ? null : new LossPlot();

    /// <summary>Prepares for a run of that plan.</summary>
    public void Begin(StylizePlan plan) => _images?.Begin(plan);

    /// <summary>Records an iteration, and saves its numbered picture if there is one.</summary>
    public void Add(StylizeStep step)
    {
        _plot?.Add(step);
        _images?.Add(step);
    }

    /// <summary>Draws the losses, once there are some.</summary>
    /// <returns>Why something is not there; null if all is well.</returns>
    public string? Finish()
    {
        var problem = request.LossPlot is { } path ? Message.TryRun(() => _plot!.Save(path, request.Save.Overwrite)) : null;
        string[] problems = [.. new[] { _images?.Problem, problem }.OfType<string>()];
        return problems.Length == 0 ? null : string.Join("; ", problems);
    }

    /// <summary>Refuses to write where nothing can be written, or over what must stay.</summary>
    /// <exception cref="PasticheException">It would.</exception>
    public void Check()
    {
        _images?.Check();
        if (request.LossPlot is { } path) OutputFile.CheckOther(request, path);
    }
}
