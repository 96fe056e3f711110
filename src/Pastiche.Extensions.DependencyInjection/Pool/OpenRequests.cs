namespace Pastiche.Extensions.DependencyInjection.Pool;

/// <summary>Counts the requests that have not ended, so that who closes can wait for them.</summary>
internal sealed class OpenRequests
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isClosed;

    /// <summary>Counts a request until the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(IStylizerPool));
            _count++;
        }

        return new Request(this);
    }

    /// <summary>Admits no more requests, and waits for those that are open.</summary>
    public Task Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            if (_count == 0) _ended.TrySetResult();
        }

        return _ended.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            _count--;
            if (_isClosed && _count == 0) _ended.TrySetResult();
        }
    }

    private sealed class Request(OpenRequests requests) : IDisposable
    {
        public void Dispose() => requests.Leave();
    }
}
