using System.Diagnostics;

namespace Pastiche.Cli.Jobs;

/// <summary>Runs the parts of a job one after the other, and estimates the remaining time from the speed so far.</summary>
internal static class JobProgress
{
    /// <summary>The smallest fraction of the work from which a speed is estimated.</summary>
    private const double LeastDone = 0.01;

    /// <summary>Runs the parts lazily: each step is done when it is enumerated.</summary>
    /// <returns>Progress after every step, and the end of every part.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IEnumerable<JobEvent> Follow(IReadOnlyList<JobPart> parts, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (all, before) = (parts.Sum(part => part.Work), 0.0);
        foreach (var (index, part) in parts.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var fraction in part.Run(cancellationToken))
            {
                var (done, elapsed, left) = At(fraction);
                yield return new PartProgressed(part.Title, index + 1, parts.Count, done, elapsed, left);
            }

            var end = At(1);
            yield return new PartEnded(part.Title, index + 1, parts.Count, end.Done, end.Elapsed, end.Left, part.Outcome);
            before += part.Work;

            (double Done, TimeSpan Elapsed, TimeSpan? Left) At(double fraction)
            {
                var (done, elapsed) = ((before + (part.Work * fraction)) / all, clock.Elapsed);
                return (done, elapsed, done >= LeastDone ? elapsed * ((1 - done) / done) : null);
            }
        }
    }
}
