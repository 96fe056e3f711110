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
    private readonly LinkedList<Ticket> _waiting = [];
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

    /// <summary>Takes the last place of the queue, before it is known how many bytes are needed.</summary>
    /// <returns>The place. Disposing of it leaves the queue, or gives the room back.</returns>
    /// <exception cref="PoolFullException">Too many wait.</exception>
    public Ticket Queue()
    {
        lock (_lock)
        {
            // Who can be admitted at once does not wait.
            var isFree = _inside + _waiting.Count < places;
            if (!isFree && _waiting.Count >= mostWaiting) throw new PoolFullException(_waiting.Count, mostWaiting);
            return new Ticket(this, _waiting);
        }
    }

    private void AdmitNext()
    {
        while (_waiting.First is { Value: { Need: { } need } next } && _inside < places && _reserved + need <= bytes)
        {
            _waiting.RemoveFirst();
            _inside++;
            _reserved += need;
            next.Admitted.SetResult();
        }
    }

    /// <summary>A place in the queue.</summary>
    internal sealed class Ticket : IDisposable
    {
        private readonly Admission _admission;
        private readonly LinkedListNode<Ticket> _place;
        private bool _isDisposed;

        /// <summary>Takes the last place; the caller holds the lock.</summary>
        public Ticket(Admission admission, LinkedList<Ticket> waiting) =>
            (_admission, _place) = (admission, waiting.AddLast(this));

        /// <summary>The bytes to take; null until they are known, and those behind wait for that.</summary>
        public long? Need { get; private set; }

        public TaskCompletionSource Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Waits until there is room, and takes it.</summary>
        /// <param name="need">The bytes to take, at most all of them.</param>
        /// <param name="cancellationToken">Ends the wait.</param>
        public async Task EnterAsync(long need, CancellationToken cancellationToken)
        {
            lock (_admission._lock)
            {
                Need = need;
                _admission.AdmitNext();
            }

            await Admitted.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        public void Dispose()
        {
            lock (_admission._lock)
            {
                if (_isDisposed) return;
                _isDisposed = true;
                if (_place.List is not null)
                {
                    _admission._waiting.Remove(_place);
                }
                else
                {
                    _admission._inside--;
                    _admission._reserved -= Need!.Value;
                }

                _admission.AdmitNext();
            }
        }
    }
}
