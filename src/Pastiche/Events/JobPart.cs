namespace Pastiche;

/// <summary>One part of a long job, such as one image of several. It runs step by step, as its progress is enumerated.</summary>
/// <param name="title">What the part makes, as in "content rebuilt from stem".</param>
public abstract class JobPart(string title)
{
    /// <summary>What the part makes.</summary>
    public string Title { get; } = title;

    /// <summary>An estimate of the part's work, in multiplications. The shares of all parts in the time follow from it.</summary>
    public abstract double Work { get; }

    /// <summary>Whether there is a result that can be used, complete or not.</summary>
    public abstract bool HasResult { get; }

    /// <summary>
    /// Whether the part reached its planned end. It did not if it was cancelled, or if its losses became infinite or undefined.
    /// </summary>
    public virtual bool IsFinished => HasResult;

    /// <summary>The result in a few words; null if there is nothing to say.</summary>
    public virtual string? Outcome => null;

    /// <summary>
    /// Runs lazily: each step is computed when it is enumerated. Stop enumerating to stop; the result so far can then be used.
    /// </summary>
    /// <param name="cancellationToken">Cancels the work; the result so far can then be used.</param>
    /// <returns>The completed fraction of the work after every step, from 0 to 1.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public abstract IEnumerable<double> Run(CancellationToken cancellationToken = default);
}
