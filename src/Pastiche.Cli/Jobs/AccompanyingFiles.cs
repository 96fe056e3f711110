using Pastiche.Cli.Platform;
using Pastiche.Lesson.Plotting;

namespace Pastiche.Cli.Jobs;

/// <summary>The files that are written beside a result while it is painted: numbered images and a plot of the losses.</summary>
internal sealed class AccompanyingFiles(StylizeRequest request)
{
    private readonly NumberedImages? _images =
        request.SaveEvery is { } every ? new NumberedImages(request, every) : null;

    private readonly List<StepTaken> _losses = [.. request.EarlierLosses];

    /// <summary>The losses of all iterations; empty if they are not plotted.</summary>
    public IReadOnlyList<StepTaken> Losses => _losses;

    /// <summary>Prepares for a run with a plan.</summary>
    public void Begin(StylizePlan plan) => _images?.Begin(plan);

    /// <summary>Records an iteration, and saves its image if it is a numbered one.</summary>
    public void Add(StylizeStep step)
    {
        if (request.LossPlot is not null) _losses.Add(StepTaken.Of(step));
        _images?.Add(step);
    }

    /// <summary>Saves the plot of the losses if there are any.</summary>
    /// <returns>The reason for a missing file; null if all files were written.</returns>
    public string? Finish()
    {
        var problem = request.LossPlot is { } path ? Message.TryRun(() => Plot(path)) : null;
        string[] problems = [.. new[] { _images?.Problem, problem }.OfType<string>()];
        return problems.Length == 0 ? null : string.Join("; ", problems);
    }

    /// <summary>Checks that the files can be written without overwriting others.</summary>
    /// <exception cref="PasticheException">A file cannot be written, or would overwrite another one.</exception>
    public void Check()
    {
        _images?.Check();
        if (request.LossPlot is { } path) OutputFile.CheckOther(request, path);
    }

    private void Plot(string path)
    {
        var plot = new LossPlot();
        foreach (var step in _losses) plot.Add(step);
        plot.Save(path, request.Save.Overwrite);
    }
}
