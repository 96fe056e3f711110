namespace Pastiche.Lesson.Experiments;

/// <summary>A computation that takes a while and runs step by step, as fast as its steps are enumerated.</summary>
public interface IExperiment
{
    /// <summary>What the experiment makes, as in "content rebuilt from stem".</summary>
    string Title { get; }

    /// <summary>Estimated number of multiply-adds. It tells how long an experiment takes relative to others, before any of them runs.</summary>
    double Work { get; }

    /// <summary>Whether there is a result to show, even if it is not final.</summary>
    bool HasResult { get; }

    /// <summary>Whether the experiment ran to its end: neither cancelled nor given up because the losses became infinite or undefined.</summary>
    bool IsFinished { get; }

    /// <summary>The result in a few words, as in "34.8 dB"; null if there is nothing to say.</summary>
    string? Outcome { get; }

    /// <summary>Runs the experiment lazily: each step is computed when it is enumerated. Stop enumerating to stop.</summary>
    /// <param name="cancellationToken">Cancels the experiment. The result so far stays usable.</param>
    /// <returns>The completed fraction of the work, from 0 to 1, after every step.</returns>
    /// <exception cref="OperationCanceledException">The experiment was cancelled.</exception>
    /// <exception cref="PasticheException">An image or an option cannot be used.</exception>
    IEnumerable<double> Run(CancellationToken cancellationToken = default);
}
