using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>A job with parts, whose results are saved together at the end.</summary>
/// <param name="summary">The summary.</param>
/// <param name="parts">The parts, in the order in which they run.</param>
/// <param name="save">Saves every part that has a result, and returns the files.</param>
internal sealed class PartsJob(JobSummary summary, IReadOnlyList<JobPart> parts, Func<IReadOnlyList<string>> save) : Job
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _ended;

    /// <inheritdoc/>
    public override string Interrupted => $"interrupted {Reached}";

    /// <inheritdoc/>
    public override string Failed => $"ended {Reached}";

    private string Reached => $"after {_ended} of {parts.Count} parts";

    private bool HasResult => parts.Any(part => part.HasResult);

    /// <inheritdoc/>
    public override bool CanKeepAfter(Exception problem) => problem is not PasticheException && HasResult;

    /// <inheritdoc/>
    public override IEnumerable<JobEvent> Run(CancellationToken cancellationToken)
    {
        foreach (var note in summary.Notes) yield return new JobNote(note);
        if (summary.Plan is { } plan) yield return plan.Event;
        yield return new JobBegun(summary.Line, []);
        foreach (var one in JobProgress.Follow(parts, cancellationToken))
        {
            if (one is PartEnded ended) _ended = ended.Index;
            yield return one;
        }

        yield return new DrawingBegun();
    }

    /// <inheritdoc/>
    public override SavedResult Save(bool isCancelled)
    {
        if (!isCancelled) return new SavedResult(new PartsEnded(JobEnd.Done, save(), _clock.Elapsed), "");
        IReadOnlyList<string> files = [];
        var problem = HasResult ? Message.TryRun(() => files = save()) : null;
        var text = problem ?? (files.Count == 0 ? "nothing was saved" : $"saved what there is: {EventText.Name(files)}");
        return new SavedResult(new PartsEnded(JobEnd.Cancelled, files, _clock.Elapsed), text);
    }

    /// <inheritdoc/>
    public override RunOutcome Classify(SavedResult saved, string? displayProblem)
    {
        string[] stopped = [.. parts.Where(part => !part.IsFinished).Select(part => part.Title)];
        if (displayProblem is not null || stopped.Length == 0) return RunOutcome.FailureIf(displayProblem);
        return RunOutcome.FailureIf(
            $"the losses of {stopped.Length} of {parts.Count} parts became infinite or undefined, first those of {stopped[0]}; "
            + "what there is before that is saved");
    }
}
