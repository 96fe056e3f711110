using Pastiche.Optimization;

namespace Pastiche.Cli.Tests;

/// <summary>Steps to show, derived from a real one, since only a run can make one.</summary>
internal static class Steps
{
    private static readonly Lazy<StylizeStep> Real = new(() =>
    {
        using var stylizer = new Stylizer(threads: 1);
        var options = StylizeOptions.Default with { Scales = ScaleSchedule.Of(32).WithIterations(1) };
        return stylizer.Steps(Images.Content(), Images.Style(), options).First();
    });

    /// <summary>Two scales: 32×24 with 30 iterations, 64×48 with 60.</summary>
    public static StylizePlan Plan { get; } =
        new([new PlannedScale(32, 24, [new ImageSize(32, 32)], 30), new PlannedScale(64, 48, [new ImageSize(64, 64)], 60)], 1_234_000_000);

    public static IEnumerable<StylizeStep> All =>
        Plan.Scales.SelectMany((scale, index) => Enumerable.Range(1, scale.Iterations).Select(i => At(index, i)));

    public static StylizeStep At(int scale, int iteration, double total = 0.5, StepOutcome outcome = StepOutcome.Accepted) =>
        Real.Value with
        {
            Scale = scale,
            Width = Plan.Scales[scale].Width,
            Height = Plan.Scales[scale].Height,
            Iteration = iteration,
            Iterations = Plan.Scales[scale].Iterations,
            Terms = new LossTerms(0.25, 0.125, 0.0625, 0.03125),
            Total = total,
            Outcome = outcome,
            Elapsed = TimeSpan.FromSeconds((30 * scale) + iteration),
        };
}
