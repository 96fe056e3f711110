using System.Collections.Concurrent;

namespace Pastiche.Cli.Jobs;

/// <summary>Turns events that are reported by callbacks into a sequence.</summary>
internal static class ReportedEvents
{
    /// <summary>Runs work on another thread while its events are enumerated. The work is at most one event ahead.</summary>
    /// <param name="work">The work. Its first argument reports events; the second cancels it, also if the enumeration ends early.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static IEnumerable<JobEvent> From(Action<Action<JobEvent>, CancellationToken> work, CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var events = new BlockingCollection<JobEvent>(boundedCapacity: 1);
        var task = Task.Run(() =>
        {
            try
            {
                work(one => events.Add(one, cancellation.Token), cancellation.Token);
            }
            finally
            {
                events.CompleteAdding();
            }
        }, CancellationToken.None);
        try
        {
            foreach (var one in events.GetConsumingEnumerable(CancellationToken.None)) yield return one;
            task.GetAwaiter().GetResult();
        }
        finally
        {
            cancellation.Cancel();
            task.ContinueWith(_ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }
}
