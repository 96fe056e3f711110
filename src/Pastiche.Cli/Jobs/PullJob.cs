namespace Pastiche.Cli.Jobs;

/// <summary>
/// Downloads a network into the store. If the job ends early, the store keeps the part that has arrived, and the next one resumes there.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="entry">The network.</param>
/// <param name="options">The options.</param>
internal sealed class PullJob(ModelStore store, CatalogEntry entry, PullOptions options) : Job
{
    /// <inheritdoc/>
    public override string Interrupted => "interrupted";

    /// <inheritdoc/>
    public override string Failed => "ended";

    /// <inheritdoc/>
    public override bool CanKeepAfter(Exception problem) => false;

    /// <inheritdoc/>
    public override IEnumerable<JobEvent> Run(CancellationToken cancellationToken) => ReportedEvents.From(Pull, cancellationToken);

    /// <inheritdoc/>
    public override SavedResult Save(bool isCancelled) =>
        new(null, $"the part of {entry.Name} that was downloaded is kept: the same command resumes from there");

    /// <inheritdoc/>
    public override RunOutcome Classify(SavedResult saved, string? displayProblem) => RunOutcome.Success;

    private void Pull(Action<JobEvent> report, CancellationToken cancellationToken)
    {
        var progress = new Reporter(value => report(PullProgressed.Of(entry.Name, value)));
        var model = store.PullAsync(entry, options, progress, cancellationToken).GetAwaiter().GetResult();
        report(new PullEnded(model.Name, store.Path(model), model.Bytes, model.Sha256));
    }

    /// <summary>Reports synchronously. <see cref="Progress{T}"/> would report on another thread, in any order.</summary>
    private sealed class Reporter(Action<PullProgress> report) : IProgress<PullProgress>
    {
        public void Report(PullProgress value) => report(value);
    }
}
