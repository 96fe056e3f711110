using Pastiche.Optimization;

namespace Pastiche.Cli.Tests.Display;

/// <summary>Events of a run of two scales, as in <see cref="Steps"/>.</summary>
internal static class StepEvents
{
    /// <summary>The beginning of the run.</summary>
    public static JobBegun Begun =>
        new("a.jpg + b.jpg → out.png", [.. Steps.Plan.Scales.Select(scale => new JobScale(scale.Width, scale.Height, scale.Iterations))]);

    public static IEnumerable<StepTaken> All =>
        Steps.Plan.Scales.SelectMany((scale, index) => Enumerable.Range(1, scale.Iterations).Select(i => At(index, i)));

    public static StepTaken At(int scale, int iteration, double total = 0.5, StepOutcome outcome = StepOutcome.Accepted)
    {
        var planned = Steps.Plan.Scales[scale];
        var terms = new LossTerms(0.25, 0.125, 0.0625, 0.03125);
        var elapsed = TimeSpan.FromSeconds((30 * scale) + iteration);
        var (width, height) = (planned.Width, planned.Height);
        return new StepTaken(scale, width, height, iteration, planned.Iterations, terms, total, elapsed) { Outcome = outcome };
    }
}
