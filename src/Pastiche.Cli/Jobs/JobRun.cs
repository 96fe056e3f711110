using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>Runs a job and shows it. Its result so far is kept even if it ends early.</summary>
/// <param name="display">Shows the job.</param>
/// <param name="interruption">Cancels the job.</param>
internal sealed class JobRun(IDisplay display, Interruption interruption)
{
    /// <summary>Runs a job to its end.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute(Job job)
    {
        interruption.Listen();
        try
        {
            display.Follow(job.Run(interruption.Token));
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Keep(job, interruption.ExitCode, job.Interrupted);
        }
        catch (Exception problem) when (job.CanKeepAfter(problem))
        {
            // The output may be closed, or memory may be short. The result must not be lost.
            return Keep(job, ExitCode.Failure, $"{job.Failed}: {Message.Of(problem)}", problem);
        }

        var saved = job.Save(isCancelled: false);
        return job.Classify(saved, Show(saved));
    }

    private RunOutcome Keep(Job job, int exitCode, string reason, Exception? cause = null)
    {
        var saved = job.Save(isCancelled: true);
        var displayProblem = Show(saved) is { } problem && !reason.Contains(problem, StringComparison.Ordinal) ? problem : null;
        return new RunOutcome(
            saved.IsWhereAsked ? exitCode : ExitCode.Failure,
            RunOutcome.Sentence($"{reason}; {saved.Text}", saved.OtherProblems, displayProblem),
            cause);
    }

    private string? Show(SavedResult saved) => saved.Ended is null ? null : Message.TryRun(() => display.Show(saved.Ended));
}
