namespace Pastiche.Cli.Lesson;

/// <summary>A part of long work: a figure of the lesson, or one picture of it.</summary>
/// <param name="title">What it makes, as in "content rebuilt from stem".</param>
internal abstract class LessonPart(string title)
{
    /// <summary>What it makes.</summary>
    public string Title { get; } = title;

    /// <summary>About how many multiplications it takes: the measure by which time is shared out.</summary>
    public abstract double Work { get; }

    /// <summary>Whether there is something to show, if not all of it.</summary>
    public abstract bool HasResult { get; }

    /// <summary>Whether the part ran to its end: neither cancelled nor given up because losses became infinite or undefined.</summary>
    public virtual bool IsFinished => HasResult;

    /// <summary>What came of it, in a few words; null where there is nothing to tell.</summary>
    public virtual string? Outcome => null;

    /// <summary>Does the work while it is pulled.</summary>
    /// <returns>The fraction done, from 0 to 1, after every step.</returns>
    /// <exception cref="OperationCanceledException">It was ended; what there is can be used.</exception>
    public abstract IEnumerable<double> Make(CancellationToken cancellationToken);
}
