using System.Diagnostics.Metrics;
using Pastiche.Extensions.DependencyInjection.Pool;

namespace Pastiche.Extensions.DependencyInjection.Telemetry;

/// <summary>The metrics of the pool, in the meter <c>Pastiche</c>.</summary>
internal sealed class PoolMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Pastiche";

    private readonly Meter _meter;
    private readonly Histogram<double> _runs;
    private readonly Histogram<double> _waits;
    private readonly Histogram<double> _iterations;

    public PoolMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(Name);
        _runs = _meter.CreateHistogram<double>(
            "pastiche.run.duration", "s", "The time that a request is painted; 0 if its turn never came.");
        _waits = _meter.CreateHistogram<double>("pastiche.run.wait.duration", "s", "The time that a request waits for its turn.");
        _iterations = _meter.CreateHistogram<double>("pastiche.iteration.duration", "s", "The time of an iteration of the optimizer.");
    }

    /// <summary>Shows who is in, who waits, and the memory that is reserved.</summary>
    public void Observe(Admission admission)
    {
        _meter.CreateObservableUpDownCounter("pastiche.run.active", () => admission.Inside, "{run}", "The runs under way.");
        _meter.CreateObservableUpDownCounter("pastiche.run.waiting", () => admission.Waiting, "{request}", "The requests that wait.");
        _meter.CreateObservableUpDownCounter(
            "pastiche.memory.reserved", () => admission.Reserved, "By", "The memory that the runs take by their estimates.");
    }

    public void Waited(TimeSpan time) => _waits.Record(time.TotalSeconds);

    public void Iterated(TimeSpan time) => _iterations.Record(time.TotalSeconds);

    public void Ended(TimeSpan time, RunOutcome outcome) =>
        _runs.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));

    /// <summary>The outcome as tags state it.</summary>
    public static string NameOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Painted => "painted",
        RunOutcome.Canceled => "canceled",
        RunOutcome.Stopped => "stopped",
        RunOutcome.Refused => "refused",
        _ => "failed",
    };
}
