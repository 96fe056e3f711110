using System.Collections.Concurrent;

namespace Pastiche.Cli.Jobs;

/// <summary>Makes a sequence of the events that some work reports by a callback.</summary>
internal static class ReportedEvents
{
    /// <summary>Does the work on another thread while its events are enumerated; it never gets ahead by more than one event.</summary>
    /// <param name="work">Reports events by its first argument; is cancelled by the second, also when nobody enumerates any more.</param>
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
