using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pastiche.Extensions.DependencyInjection.Telemetry;

namespace Pastiche.Extensions.DependencyInjection.Pool;

/// <summary>The pool: admission by places and memory, then a stylizer of the network that is asked for.</summary>
internal sealed class StylizerPool : IStylizerPool, IDisposable, IAsyncDisposable
{
    private const string LogCategory = "Pastiche.StylizerPool";

    private readonly StylizerPoolOptions _options;
    private readonly ILogger _logger;
    private readonly PoolMetrics _metrics;
    private readonly long _memory;
    private readonly Admission _admission;
    private readonly Stylizers _stylizers;
    private readonly CancellationTokenSource _stopping;
    private readonly OpenRequests _open = new();

    public StylizerPool(
        IOptions<StylizerPoolOptions> options, ILoggerFactory loggers, PoolMetrics metrics, IHostApplicationLifetime? lifetime = null)
    {
        (_options, _logger, _metrics) = (options.Value, loggers.CreateLogger(LogCategory), metrics);
        _memory = _options.MemoryBytes ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3);
        _admission = new Admission(_options.MaxRuns, _memory, _options.MaxWaiting);
        _stylizers = new Stylizers(Create);
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(lifetime?.ApplicationStopping ?? CancellationToken.None);
        Stopping = _stopping.Token;
        metrics.Observe(_admission);
        // A device that cannot be used is the operator's mistake, and shows here rather than at the first request.
        _ = _stylizers.Planner(_options.Backbone ?? Backbone.ResNet18);
    }

    public int Running => _admission.Inside;

    public int Waiting => _admission.Waiting;

    public CancellationToken Stopping { get; }

    public Task<StylizePlan> PlanAsync(StylizeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Plan(BackboneOf(request), request), cancellationToken).WaitAsync(cancellationToken);
    }

    public async Task<StylizeResult> RunAsync(StylizeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var open = _open.Enter();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Stopping, cancellationToken);
        using var record = new RunRecord(_metrics, _logger);
        try
        {
            return await RunAsync(request, record, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record.Ended(RunOutcome.Canceled);
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            record.Ended(RunOutcome.Stopped);
            throw new OperationCanceledException("The pool of stylizers stops.", Stopping);
        }
        catch (Exception problem)
        {
            record.Failed(problem);
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            _stopping.Cancel();
        }
        finally
        {
            _open.Close().GetAwaiter().GetResult();
            _stylizers.Dispose();
            _stopping.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            await _open.Close().ConfigureAwait(false);
            _stylizers.Dispose();
            _stopping.Dispose();
        }
    }

    private async Task<StylizeResult> RunAsync(StylizeRequest request, RunRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var backbone = BackboneOf(request);
        using var ticket = _admission.Queue();
        var plan = await Task.Run(() => Plan(backbone, request), cancellationToken).ConfigureAwait(false);
        await ticket.EnterAsync(plan.MemoryBytes, cancellationToken).ConfigureAwait(false);
        record.Began(plan, backbone);
        var stylizer = _stylizers.Rent(backbone, room: _memory - _admission.Reserved);
        try
        {
            var progress = record.Watch(request.Progress);
            var result = await stylizer.RunAsync(
                request.Content, request.Styles, request.Options, progress, request.PreviewEvery, cancellationToken).ConfigureAwait(false);
            record.Ended(RunOutcome.Painted);
            return result;
        }
        finally
        {
            _stylizers.Return(backbone, stylizer, plan.MemoryBytes + _options.KeptBytes);
        }
    }

    /// <summary>Plans a run, and refuses one that would wait for ever.</summary>
    private StylizePlan Plan(Backbone backbone, StylizeRequest request)
    {
        var plan = _stylizers.Planner(backbone).Plan(request.Content, request.Styles, request.Options);
        if (plan.MemoryBytes <= _memory) return plan;
        var (size, needed, there) = (plan.Scales[^1], plan.MemoryBytes / 1_000_000, _memory / 1_000_000);
        throw new PasticheException(FormattableString.Invariant(
            $"A run at {size.Width}×{size.Height} needs about {needed:N0} MB of memory; the pool has {there:N0} MB; ")
            + "ask for a smaller size.");
    }

    private Backbone BackboneOf(StylizeRequest request) => request.Backbone ?? _options.Backbone ?? Backbone.ResNet18;

    private Stylizer Create(Backbone backbone) => new(
        backbone,
        _options.Threads ?? Math.Clamp(Environment.ProcessorCount / _options.MaxRuns, 1, 256),
        _options.Device,
        _options.Engine,
        _options.KeptBytes);
}
