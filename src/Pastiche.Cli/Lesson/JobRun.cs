using System.Diagnostics;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Display;

namespace Pastiche.Cli.Lesson;

/// <summary>Long work in parts, from its first to what is saved of it. Whatever ends it, what there is is kept.</summary>
/// <param name="display">Shows it.</param>
/// <param name="interruption">Ends it early.</param>
internal sealed class JobRun(ILessonDisplay display, Interruption interruption)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Makes the parts, then saves what came of them.</summary>
    /// <param name="summary">What is going to be done.</param>
    /// <param name="parts">In the order of making.</param>
    /// <param name="save">Saves what has a result, and names the files.</param>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute(JobSummary summary, IReadOnlyList<JobPart> parts, Func<IReadOnlyList<string>> save)
    {
        interruption.Listen();
        var ended = 0;
        try
        {
            display.Follow(summary, Count(JobProgress.Follow(parts, interruption.Token)));
            display.Draw();
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return new RunOutcome(interruption.ExitCode, $"interrupted after {ended} of {parts.Count} parts; {Keep(parts, save)}");
        }
        catch (Exception problem) when (problem is not PasticheException && parts.Any(part => part.HasResult))
        {
            var end = $"ended after {ended} of {parts.Count} parts: {Message.Of(problem)}";
            return new RunOutcome(ExitCode.Failure, $"{end}; {Keep(parts, save)}", problem);
        }

        var files = save();
        var problemOfDisplay = Attempt.Run(() => display.Finish(new LessonEnding(Cancelled: false, files, _clock.Elapsed)));
        if (problemOfDisplay is not null) return new RunOutcome(ExitCode.Failure, problemOfDisplay);
        string[] stopped = [.. parts.Where(part => !part.IsFinished).Select(part => part.Title)];
        return stopped.Length == 0 ? new RunOutcome(ExitCode.Success, null) : new RunOutcome(
            ExitCode.Failure, $"the losses of {stopped.Length} of {parts.Count} parts became infinite or undefined, first those of {stopped[0]}; what there is before that is saved");

        IEnumerable<LessonMoment> Count(IEnumerable<LessonMoment> moments)
        {
            foreach (var moment in moments)
            {
                if (moment.IsEnd) ended = moment.Index;
                yield return moment;
            }
        }
    }

    /// <summary>The output may be closed: nothing that what there is need be lost for.</summary>
    private string Keep(IReadOnlyList<JobPart> parts, Func<IReadOnlyList<string>> save)
    {
        IReadOnlyList<string> files = [];
        var lost = parts.Any(part => part.HasResult) ? Attempt.Run(() => files = save()) : null;
        Attempt.Run(() => display.Finish(new LessonEnding(Cancelled: true, files, _clock.Elapsed)));
        return lost ?? (files.Count == 0 ? "nothing was saved" : $"saved what there is: {LessonEnding.Name(files)}");
    }
}
