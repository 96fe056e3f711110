namespace Pastiche.Cli.Jobs;

/// <summary>Long work that is shown while it runs. Its result so far is kept if it is cancelled or fails.</summary>
internal abstract class Job
{
    /// <summary>Does the work lazily: each event happens when it is enumerated.</summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    public abstract IEnumerable<JobEvent> Run(CancellationToken cancellationToken);

    /// <summary>The progress at an interruption, such as "interrupted after 2 of 5 parts".</summary>
    public abstract string Interrupted { get; }

    /// <summary>The progress at a failure, such as "ended after 2 of 5 parts".</summary>
    public abstract string Failed { get; }

    /// <summary>Determines whether the result so far is worth saving after a failure; if not, the failure is passed on.</summary>
    public abstract bool CanKeepAfter(Exception problem);

    /// <summary>Saves the result, complete or not.</summary>
    /// <param name="isCancelled">Whether the work ended early.</param>
    public abstract SavedResult Save(bool isCancelled);

    /// <summary>The outcome of completed work.</summary>
    /// <param name="saved">The saved result.</param>
    /// <param name="displayProblem">The reason that the end could not be shown; null if it was.</param>
    public abstract RunOutcome Classify(SavedResult saved, string? displayProblem);
}
