using System.Diagnostics;

namespace Pastiche.Cli.Lesson;

/// <summary>Makes parts one after the other while it is pulled, and estimates the time left from the speed so far.</summary>
internal static class JobProgress
{
    /// <summary>Less than this tells nothing about speed.</summary>
    private const double LeastDone = 0.01;

    /// <summary>Makes them.</summary>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static IEnumerable<LessonMoment> Follow(IReadOnlyList<JobPart> parts, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var (all, before) = (parts.Sum(part => part.Work), 0.0);
        foreach (var (index, part) in parts.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var fraction in part.Run(cancellationToken)) yield return At(fraction, isEnd: false);
            yield return At(1, isEnd: true);
            before += part.Work;

            LessonMoment At(double fraction, bool isEnd)
            {
                var (done, elapsed) = ((before + (part.Work * fraction)) / all, clock.Elapsed);
                var left = done >= LeastDone ? elapsed * ((1 - done) / done) : (TimeSpan?)null;
                return new LessonMoment(part, index + 1, parts.Count, isEnd, done, elapsed, left);
            }
        }
    }
}
