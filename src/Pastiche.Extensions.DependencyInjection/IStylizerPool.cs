namespace Pastiche.Extensions.DependencyInjection;

/// <summary>
/// Paints for many callers at once: requests wait in the order in which they came until a stylizer and enough memory are free. All members
/// may be called from any thread. Do not dispose of the host from within a report of progress: it waits for that run.
/// </summary>
public interface IStylizerPool
{
    /// <summary>The runs under way.</summary>
    int Running { get; }

    /// <summary>The requests that wait for their turn.</summary>
    int Waiting { get; }

    /// <summary>Is canceled when the host stops or the pool is disposed, and with it every run and every request that waits.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Plans a run without waiting for its turn, to refuse a request before it is accepted.</summary>
    /// <param name="request">What to paint, and how.</param>
    /// <param name="cancellationToken">Cancels the wait for the plan.</param>
    /// <returns>The sizes and the memory of the run.</returns>
    /// <exception cref="PasticheException">
    /// An option is out of range, an image cannot be used, or the run would take more memory than the pool has.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    Task<StylizePlan> PlanAsync(StylizeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Waits for its turn and paints.</summary>
    /// <param name="request">What to paint, and how.</param>
    /// <param name="cancellationToken">Cancels waiting or painting; the task ends when the run has ended.</param>
    /// <returns>The image and its recipe.</returns>
    /// <exception cref="PasticheException">
    /// An option is out of range, an image cannot be used, or the run would take more memory than the pool has.
    /// </exception>
    /// <exception cref="PoolFullException">Too many requests wait already.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled, or <see cref="Stopping"/>.</exception>
    Task<StylizeResult> RunAsync(StylizeRequest request, CancellationToken cancellationToken = default);
}
