using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Display;

/// <summary>Plain lines for a pipe: one when a part is done, and in long parts often enough to see that it moves.</summary>
internal sealed class PlainLessonDisplay(TextWriter output, TimeProvider clock) : ILessonDisplay
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    public void Follow(JobSummary summary, IEnumerable<LessonMoment> moments)
    {
        long? spoken = null;
        foreach (var moment in moments)
        {
            // Not before the first step: a picture that turns out to be unusable is to leave the output empty.
            if (spoken is null)
                foreach (var line in summary.Lines) WriteLine(line);
            spoken ??= clock.GetTimestamp();
            if (!moment.IsEnd && clock.GetElapsedTime(spoken.Value) < LongestSilence) continue;
            WriteLine(LessonText.Line(moment));
            spoken = clock.GetTimestamp();
        }
    }

    public void Draw() => WriteLine(LessonText.Drawing);

    public void Finish(LessonEnding ending)
    {
        if (ending.Summary is { } summary) WriteLine(summary);
    }

    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
