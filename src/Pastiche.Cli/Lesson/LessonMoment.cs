namespace Pastiche.Cli.Lesson;

/// <summary>How far long work has come.</summary>
/// <param name="Part">What is being made.</param>
/// <param name="Index">Which part that is, from 1.</param>
/// <param name="Of">How many there are.</param>
/// <param name="IsEnd">Whether the part has just come to its end.</param>
/// <param name="Done">The fraction of all the work that is done, from 0 to 1.</param>
/// <param name="Elapsed">How long it took so far.</param>
/// <param name="Left">How long it will take from here; null while nothing can be said.</param>
internal sealed record LessonMoment(JobPart Part, int Index, int Of, bool IsEnd, double Done, TimeSpan Elapsed, TimeSpan? Left);
