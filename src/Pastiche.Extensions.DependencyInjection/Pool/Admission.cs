namespace Pastiche.Extensions.DependencyInjection.Pool;

/// <summary>
/// Admits callers in the order in which they came, while there are places and bytes for the first of them. A small one never overtakes a
/// large one, which would otherwise wait for ever.
/// </summary>
/// <param name="places">How many may be in at once.</param>
/// <param name="bytes">How many bytes they may take together.</param>
/// <param name="mostWaiting">How many may wait.</param>
internal sealed class Admission(int places, long bytes, int mostWaiting)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _inside;
    private long _reserved;

    /// <summary>How many are in.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>The bytes that those who are in take.</summary>
    public long Reserved => Volatile.Read(ref _reserved);

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count;
        }
    }

    /// <summary>Waits until there is room, and takes it.</summary>
    /// <param name="need">The bytes to take, at most all of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Gives the room back when it is disposed.</returns>
    /// <exception cref="PoolFullException">Too many wait.</exception>
    public async Task<IDisposable> EnterAsync(long need, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(this, need);
        lock (_lock)
        {
            waiter.Place = _waiting.AddLast(waiter);
            AdmitNext();
            if (_waiting.Count > mostWaiting && waiter.Place.List is not null)
            {
                _waiting.Remove(waiter.Place);
                throw new PoolFullException();
            }
        }

        using var registration = cancellationToken.Register(() => Abandon(waiter, cancellationToken));
        await waiter.Admitted.Task.ConfigureAwait(false);
        return waiter;
    }

    private void Abandon(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // It may have been admitted in between; the run is then canceled by the same token.
            if (waiter.Place!.List is null) return;
            _waiting.Remove(waiter.Place);
            AdmitNext();
        }

        waiter.Admitted.SetCanceled(cancellationToken);
    }

    private void Leave(Waiter waiter)
    {
        lock (_lock)
        {
            _inside--;
            _reserved -= waiter.Need;
            AdmitNext();
        }
    }

    private void AdmitNext()
    {
        while (_waiting.First is { Value: var next } && _inside < places && _reserved + next.Need <= bytes)
        {
            _waiting.RemoveFirst();
            _inside++;
            _reserved += next.Need;
            next.Admitted.SetResult();
        }
    }

    private sealed class Waiter(Admission admission, long need) : IDisposable
    {
        private Admission? _admission = admission;

        public long Need { get; } = need;

        public LinkedListNode<Waiter>? Place { get; set; }

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose() => Interlocked.Exchange(ref _admission, null)?.Leave(this);
    }
}
