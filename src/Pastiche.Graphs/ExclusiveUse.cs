namespace Pastiche.Graphs;

/// <summary>
/// Admits one caller at a time to an object, from any thread. Closing cancels the current caller, waits until it has left and releases
/// the resources; later callers are refused.
/// </summary>
/// <param name="owner">The object's name in messages.</param>
#pragma warning disable CA1001 // A source of tokens without a timer holds nothing to release, and is asked after closing too.
internal sealed class ExclusiveUse(string owner)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private bool _released;

    /// <summary>Cancelled by <see cref="Close"/>.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Enters unless another caller is inside.</summary>
    /// <exception cref="InvalidOperationException">Another caller is inside.</exception>
    /// <exception cref="ObjectDisposedException">The object was closed.</exception>
    public Visit Enter()
    {
        if (!_lock.TryEnter())
        {
            throw new InvalidOperationException(
                $"{owner} serves one caller at a time; wait until the other call has ended, or use another one.");
        }

        return Admitted();
    }

    /// <summary>Enters once no other caller is inside.</summary>
    /// <exception cref="ObjectDisposedException">The object was closed, perhaps while this caller waited.</exception>
    public Visit EnterInTurn()
    {
        _lock.Enter();
        return Admitted();
    }

    /// <summary>Enters in turn even if the object is closed.</summary>
    public Visit EnterAnyhow()
    {
        _lock.Enter();
        return new Visit(_lock);
    }

    /// <summary>Throws if the object is being closed.</summary>
    /// <exception cref="ObjectDisposedException">The object is being closed.</exception>
    public void ThrowIfClosed()
    {
        if (_closing.IsCancellationRequested) throw Closed();
    }

    /// <summary>Cancels the current caller, waits for it, and releases the resources, once.</summary>
    /// <param name="release">Releases the resources; called when no caller is inside.</param>
    public void Close(Action release)
    {
        _closing.Cancel();
        using var visit = EnterAnyhow();
        if (_released) return;
        _released = true;
        release();
    }

    private Visit Admitted()
    {
        var visit = new Visit(_lock);
        if (!_closing.IsCancellationRequested) return visit;
        visit.Dispose();
        throw Closed();
    }

    /// <summary>Names the owner, not this object.</summary>
    private ObjectDisposedException Closed() => new(owner);

    /// <summary>The time between a caller's entering and leaving; ends when disposed.</summary>
    public readonly ref struct Visit(Lock entered)
    {
        /// <summary>Leaves.</summary>
        public void Dispose() => entered.Exit();
    }
}
