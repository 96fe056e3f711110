using System.Collections.Concurrent;

namespace Pastiche.Tests;

/// <summary>A context as user interfaces have it: all that is awaited in it goes on on one thread.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Run, object? State)> _posted = [];

    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Runs an action to its end on this thread, and all that it awaits.</summary>
    public static T Run<T>(Func<Task<T>> action)
    {
        var (before, context) = (Current, new SingleThread());
        SetSynchronizationContext(context);
        try
        {
            var task = action();
            _ = task.ContinueWith(_ => context._posted.CompleteAdding(), TaskScheduler.Default);
            foreach (var (run, state) in context._posted.GetConsumingEnumerable()) run(state);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
