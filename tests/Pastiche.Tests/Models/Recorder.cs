namespace Pastiche.Tests.Models;

/// <summary>Keeps what a pull tells.</summary>
internal sealed class Recorder : IProgress<PullProgress>
{
    private readonly List<PullProgress> _reports = [];

    /// <summary>What was told.</summary>
    public IReadOnlyList<PullProgress> Reports => _reports;

    /// <summary>Is called for each, if set.</summary>
    public Action<PullProgress>? Seen { get; init; }

    public void Report(PullProgress value)
    {
        lock (_reports) _reports.Add(value);
        Seen?.Invoke(value);
    }
}
