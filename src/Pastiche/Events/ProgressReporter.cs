namespace Pastiche.Events;

/// <summary>Reports the steps of a run as plain values.</summary>
/// <param name="scales">The sizes of the run.</param>
/// <param name="progress">Takes the reports.</param>
/// <param name="previewEvery">The least time between two previews; null for none.</param>
internal sealed class ProgressReporter(
    IReadOnlyList<PlannedScale> scales, IProgress<StylizeProgress> progress, TimeSpan? previewEvery)
{
    private readonly RemainingTime _remaining =
        new([.. scales.Select(scale => new JobScale(scale.Width, scale.Height, scale.Iterations))]);

    private TimeSpan _lastPreview = TimeSpan.Zero;

    /// <summary>Reports a step, before the next one is taken.</summary>
    public void Report(StylizeStep step) => progress.Report(new StylizeProgress
    {
        Scale = step.Scale,
        Scales = scales.Count,
        Width = step.Width,
        Height = step.Height,
        Iteration = step.Iteration,
        Iterations = step.Iterations,
        Fraction = Fraction(step),
        Terms = step.Terms,
        Total = step.Total,
        Engine = step.Engine,
        Elapsed = step.Elapsed,
        Remaining = _remaining.After(step.Scale, step.Iteration, step.Elapsed),
        Preview = IsPreviewDue(step.Elapsed) ? step.GetImage() : null,
    });

    private double Fraction(StylizeStep step)
    {
        if (step.IsLast) return 1;
        var done = scales.Take(step.Scale).Sum(scale => scale.Cost) + ((double)step.Width * step.Height * step.Iteration);
        return done / scales.Sum(scale => scale.Cost);
    }

    private bool IsPreviewDue(TimeSpan elapsed)
    {
        if (previewEvery is not { } interval || elapsed - _lastPreview < interval) return false;
        _lastPreview = elapsed;
        return true;
    }
}
