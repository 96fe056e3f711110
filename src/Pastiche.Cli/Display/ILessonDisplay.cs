using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Display;

/// <summary>Shows long work in parts to whoever started it.</summary>
internal interface ILessonDisplay
{
    /// <summary>Pulls the work, which is what makes it go on, and shows how far it is.</summary>
    /// <param name="summary">What is going to be done.</param>
    /// <param name="moments">The work.</param>
    void Follow(JobSummary summary, IEnumerable<LessonMoment> moments);

    /// <summary>The work is done, and figures are drawn and written, which takes a while where they are large.</summary>
    void Draw();

    /// <summary>Says how it ended.</summary>
    void Finish(LessonEnding ending);
}
