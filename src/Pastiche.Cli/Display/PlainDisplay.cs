using Pastiche.Optimization;

namespace Pastiche.Cli.Display;

/// <summary>Plain lines for a pipe, a file or a simple terminal: few enough to read, often enough to see that it moves.</summary>
internal sealed class PlainDisplay(TextWriter output, TimeProvider clock) : IDisplay
{
    private const int IterationsBetweenLines = 25;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    public void Follow(Painting painting, IEnumerable<StylizeStep> steps)
    {
        var remaining = new RemainingTime(painting.Plan.Scales);
        long? spoken = null;
        foreach (var step in steps)
        {
            var left = remaining.After(step.Scale, step.Iteration, step.Elapsed);
            // Not before the first iteration: a picture that turns out to be unusable is to leave the output empty.
            if (spoken is null) Introduce(painting);
            spoken ??= clock.GetTimestamp();
            if (!IsMilestone(step) && clock.GetElapsedTime(spoken.Value) < LongestSilence) continue;
            WriteLine(Line(step, left));
            spoken = clock.GetTimestamp();
        }
    }

    public void Finish(Ending ending)
    {
        if (ending.Summary is { } summary) WriteLine(summary);
    }

    private void Introduce(Painting painting)
    {
        WriteLine(painting.Summary);
        foreach (var note in painting.Plan.Notes) WriteLine($"note: {Printable.Text(note)}");
    }

    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static bool IsMilestone(StylizeStep step) =>
        step.Iteration % IterationsBetweenLines == 0 || step.Iteration == step.Iterations || step.Outcome != StepOutcome.Accepted;

    private static string Line(StylizeStep step, TimeSpan? left)
    {
        var place = $"{Format.Size(step.Width, step.Height)} {step.Iteration}/{step.Iterations}";
        var terms = $"total {Format.Loss(step.Total)}, content {Format.Loss(step.Terms.Content)}, "
            + $"style {Format.Loss(step.Terms.Style)}, tv {Format.Loss(step.Terms.TotalVariation)}";
        var after = step.Outcome == StepOutcome.Stalled ? "no further improvement" : left == TimeSpan.Zero ? "" : Format.TimeLeft(left);
        return after.Length == 0 ? $"{place}: {terms}" : $"{place}: {terms}, {after}";
    }
}
