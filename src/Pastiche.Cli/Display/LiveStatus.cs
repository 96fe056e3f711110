using System.Diagnostics;
using Pastiche.Events;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pastiche.Cli.Display;

/// <summary>The losses, the elapsed and the remaining time. The run updates them, and the drawing thread reads them.</summary>
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

    /// <summary>Ends the run: the last frame shows no remaining time.</summary>
    public void End() => _ended = true;

    /// <summary>Renders the last iteration.</summary>
    public IRenderable Render()
    {
        var shown = Volatile.Read(ref _shown);
        if (shown is not null) return new Rows(Losses(shown.Step), Time(shown));
        return new Markup(_ended ? "" : "[grey]looking at the pictures …[/]");
    }

    /// <summary>Renders the losses side by side, or below each other in a narrow terminal.</summary>
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

    /// <summary>Renders the elapsed and the remaining time, which continues to fall between two iterations.</summary>
    private Markup Time(Shown shown)
    {
        var elapsed = clock.Elapsed;
        var left = _ended ? "" : Format.TimeLeft(shown.Left - (elapsed - shown.At));
        return new Markup($"[grey]{Format.Clock(elapsed)}{(left.Length == 0 ? "" : ", " + left)}[/]");
    }

    private sealed record Shown(StepTaken Step, TimeSpan? Left, TimeSpan At);
}
