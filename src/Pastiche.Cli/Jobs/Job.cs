namespace Pastiche.Cli.Jobs;

/// <summary>Long work that is shown while it is done, and whose result so far is kept when it is cancelled or fails.</summary>
internal abstract class Job
{
    /// <summary>Does the work lazily: each event happens when it is enumerated.</summary>
    /// <param name="cancellationToken">Cancels the work.</param>
    public abstract IEnumerable<JobEvent> Run(CancellationToken cancellationToken);

    /// <summary>How far the work came before it was interrupted, as in "interrupted after 2 of 5 parts".</summary>
    public abstract string Interrupted { get; }

    /// <summary>How far the work came before it failed, as in "ended after 2 of 5 parts".</summary>
    public abstract string Failed { get; }

    /// <summary>Whether the result so far is worth saving after a failure; if not, the failure is passed on.</summary>
    public abstract bool CanKeepAfter(Exception problem);

    /// <summary>Saves the result, complete or not.</summary>
    /// <param name="isCancelled">Whether the work did not reach its end.</param>
    public abstract SavedResult Save(bool isCancelled);

    /// <summary>The outcome of work that reached its end.</summary>
    /// <param name="saved">What was saved.</param>
    /// <param name="displayProblem">Why the end could not be shown; null if it was.</param>
    public abstract RunOutcome Classify(SavedResult saved, string? displayProblem);
}
