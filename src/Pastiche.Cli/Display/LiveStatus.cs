using System.Diagnostics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pastiche.Cli.Display;

/// <summary>The losses, the time gone and the time left: written by the run, read by the thread that draws.</summary>
internal sealed class LiveStatus(RemainingTime remaining, Stopwatch clock)
{
    private Shown? _shown;
    private volatile bool _ended;

    /// <summary>Shows an iteration with the next frame.</summary>
    public void Show(StepTaken step)
    {
        var left = remaining.After(step.Scale, step.Iteration, step.Elapsed);
        Volatile.Write(ref _shown, new Shown(step, left, clock.Elapsed));
    }

    /// <summary>The run is over: the last frame says nothing about time left.</summary>
    public void End() => _ended = true;

    /// <summary>Draws the last iteration that was shown.</summary>
    public IRenderable Render()
    {
        var shown = Volatile.Read(ref _shown);
        if (shown is not null) return new Rows(Losses(shown.Step), Time(shown));
        return new Markup(_ended ? "" : "[grey]looking at the pictures …[/]");
    }

    /// <summary>Side by side, or below each other where there is too little room.</summary>
    private static Columns Losses(StepTaken step)
    {
        string[] losses =
        [
            $"[grey]content[/] {Format.Loss(step.Terms.Content)}",
            $"[grey]style[/] {Format.Loss(step.Terms.Style)}",
            $"[grey]tv[/] {Format.Loss(step.Terms.TotalVariation)}",
            $"[grey]total[/] [bold]{Format.Loss(step.Total)}[/]",
        ];
        return new Columns(losses).Collapse().Padding(0, 0, 2, 0);
    }

    /// <summary>Between two iterations of a large picture the time left goes on falling.</summary>
    private Markup Time(Shown shown)
    {
        var elapsed = clock.Elapsed;
        var left = _ended ? "" : Format.TimeLeft(shown.Left - (elapsed - shown.At));
        return new Markup($"[grey]{Format.Clock(elapsed)}{(left.Length == 0 ? "" : ", " + left)}[/]");
    }

    private sealed record Shown(StepTaken Step, TimeSpan? Left, TimeSpan At);
}
