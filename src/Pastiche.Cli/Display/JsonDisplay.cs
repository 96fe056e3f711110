using System.Diagnostics;
using System.Text;

namespace Pastiche.Cli.Display;

/// <summary>
/// Writes one JSON object per line, for programs. All events but <see cref="JobBegun"/> are written. Progress is limited to one event for
/// each hundredth of a job with parts, and to four events per second of a download.
/// </summary>
internal sealed class JsonDisplay(Stream output) : IDisplay
{
    private const double BetweenParts = 0.01;
    private static readonly TimeSpan BetweenPulls = TimeSpan.FromMilliseconds(250);

    private double _done;
    private PullProgressed? _pull;
    private long _pullWritten;

    public void Follow(IEnumerable<JobEvent> events)
    {
        foreach (var one in events)
        {
            if (IsOfUse(one)) Write(one);
        }
    }

    private bool IsOfUse(JobEvent one)
    {
        switch (one)
        {
            case JobBegun:
                _done = 0;
                return false;
            case PartProgressed part when part.Done < _done + BetweenParts:
                return false;
            case PartProgressed part:
                _done = part.Done;
                return true;
            case PartEnded part:
                _done = part.Done;
                return true;
            case PullProgressed pull:
                return IsNews(pull);
            default:
                return true;
        }
    }

    private bool IsNews(PullProgressed pull)
    {
        var isAnotherPhase = (_pull?.Event, _pull?.From) != (pull.Event, pull.From);
        if (!isAnotherPhase && pull.Bytes != pull.Total && Stopwatch.GetElapsedTime(_pullWritten) < BetweenPulls) return false;
        (_pull, _pullWritten) = (pull, Stopwatch.GetTimestamp());
        return true;
    }

    private void Write(JobEvent one)
    {
        output.Write(Encoding.UTF8.GetBytes(one.ToJson() + '\n'));
        output.Flush();
    }
}
