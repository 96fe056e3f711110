using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Pastiche.Extensions.DependencyInjection.Telemetry;

/// <summary>Records a request in logs, metrics and a trace: its wait, its iterations and its end.</summary>
internal sealed class RunRecord(PoolMetrics metrics, ILogger logger) : IDisposable
{
    private static readonly ActivitySource Traces = new(PoolMetrics.Name);

    private readonly Activity? _activity = Traces.StartActivity("stylize");
    private readonly long _came = Stopwatch.GetTimestamp();
    private long? _began;
    private TimeSpan _waited;
    private (int Width, int Height) _size;

    /// <summary>The turn of the request has come.</summary>
    public void Began(StylizePlan plan, Backbone backbone)
    {
        _began = Stopwatch.GetTimestamp();
        _waited = Stopwatch.GetElapsedTime(_came);
        _size = (plan.Scales[^1].Width, plan.Scales[^1].Height);
        _activity?.AddEvent(new ActivityEvent("begun"));
        _activity?.SetTag("pastiche.backbone", backbone.Name).SetTag("pastiche.width", _size.Width).SetTag("pastiche.height", _size.Height);
        PoolLog.Began(logger, _size.Width, _size.Height, backbone.Name, _waited.TotalSeconds);
    }

    /// <summary>Measures the iterations that are reported to somebody else.</summary>
    public IProgress<StylizeProgress> Watch(IProgress<StylizeProgress>? other) => new Watched(metrics, other);

    /// <summary>The request ended as expected.</summary>
    public void Ended(RunOutcome outcome)
    {
        var seconds = End(outcome).TotalSeconds;
        if (outcome == RunOutcome.Painted) PoolLog.Painted(logger, _size.Width, _size.Height, seconds, _waited.TotalSeconds);
        else PoolLog.EndedEarly(logger, seconds, PoolMetrics.NameOf(outcome));
    }

    /// <summary>The request ended by an exception.</summary>
    public void Failed(Exception problem)
    {
        if (_began is null && problem is PasticheException or PoolFullException)
        {
            End(RunOutcome.Refused);
            PoolLog.Refused(logger, problem.Message);
            return;
        }

        PoolLog.Failed(logger, problem, End(RunOutcome.Failed).TotalSeconds);
        _activity?.SetStatus(ActivityStatusCode.Error, problem.Message);
    }

    public void Dispose() => _activity?.Dispose();

    private TimeSpan End(RunOutcome outcome)
    {
        var time = _began is { } began ? Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;
        metrics.Waited(_began is null ? Stopwatch.GetElapsedTime(_came) : _waited);
        metrics.Ended(time, outcome);
        _activity?.SetTag("pastiche.outcome", PoolMetrics.NameOf(outcome));
        return time;
    }

    private sealed class Watched(PoolMetrics metrics, IProgress<StylizeProgress>? other) : IProgress<StylizeProgress>
    {
        private TimeSpan _last;

        public void Report(StylizeProgress value)
        {
            metrics.Iterated(value.Elapsed - _last);
            _last = value.Elapsed;
            other?.Report(value);
        }
    }
}
