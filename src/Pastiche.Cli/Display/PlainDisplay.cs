using Pastiche.Events;
using Pastiche.Optimization;

namespace Pastiche.Cli.Display;

/// <summary>Writes plain lines to a pipe, a file or a simple terminal, with progress every so many iterations or seconds.</summary>
internal sealed class PlainDisplay(TextWriter output, TimeProvider clock) : IDisplay
{
    private const int IterationsBetweenLines = 25;
    private const int LinesOfADownload = 10;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private readonly EventText _text = new();
    private IReadOnlyList<string> _introduction = [];
    private RemainingTime? _remaining;
    private long? _lastLine;
    private PullProgressed? _pull;

    public void Follow(IEnumerable<JobEvent> events)
    {
        foreach (var one in events) Show(one);
    }

    private void Show(JobEvent one)
    {
        switch (one)
        {
            case JobBegun begun:
                // The first line waits for the first step, so that the output stays empty if an image cannot be used.
                _introduction = _text.Lines(begun);
                _remaining = new RemainingTime(begun.Scales);
                _lastLine = null;
                break;
            case StepTaken step:
                var left = _remaining?.After(step.Scale, step.Iteration, step.Elapsed);
                WriteProgress(EventText.Line(step, left), IsMilestone(step));
                break;
            case PartProgressed part:
                WriteProgress(EventText.Line(part), isMilestone: false);
                break;
            case PartEnded part:
                WriteProgress(EventText.Line(part), isMilestone: true);
                break;
            case PullProgressed pull:
                Write(pull);
                break;
            default:
                foreach (var line in _text.Lines(one)) WriteLine(line);
                break;
        }
    }

    private void WriteProgress(string line, bool isMilestone)
    {
        foreach (var introduced in _introduction) WriteLine(introduced);
        _introduction = [];
        _lastLine ??= clock.GetTimestamp();
        if (!isMilestone && clock.GetElapsedTime(_lastLine.Value) < LongestSilence) return;
        WriteLine(line);
        _lastLine = clock.GetTimestamp();
    }

    private void Write(PullProgressed pull)
    {
        if ((_pull?.Event, _pull?.From) != (pull.Event, pull.From))
        {
            var resumed = pull is { Phase: PullPhase.Downloading, Resumed: > 0 } ? $", from {Format.Bytes(pull.Resumed)} on" : "";
            WriteLine(EventText.Phase(pull) + resumed);
        }
        else if (Tenth(pull) > Tenth(_pull!))
        {
            WriteLine(EventText.Amount(pull));
        }

        _pull = pull;
    }

    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    private static bool IsMilestone(StepTaken step) =>
        step.Iteration % IterationsBetweenLines == 0 || step.Iteration == step.Iterations || step.Outcome != StepOutcome.Accepted;

    private static long Tenth(PullProgressed pull) =>
        pull is { Phase: PullPhase.Downloading, Total: { } total and > 0 } ? pull.Bytes * LinesOfADownload / total : 0;
}
