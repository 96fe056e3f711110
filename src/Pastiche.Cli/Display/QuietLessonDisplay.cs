using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietLessonDisplay : ILessonDisplay
{
    public void Follow(JobSummary summary, IEnumerable<LessonMoment> moments)
    {
        foreach (var _ in moments)
        {
            // Pulling is what makes the work go on.
        }
    }

    public void Draw()
    {
    }

    public void Finish(LessonEnding ending)
    {
    }
}
