using System.Diagnostics;
using Pastiche.Events;
using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>Shows progress bars on a terminal, with lines about finished work above them.</summary>
internal sealed class LiveDisplay(IAnsiConsole console) : IDisplay
{
    private const int Whole = 1000;
    private const string Waiting = "[grey]looking at the pictures …[/]";
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);

    private readonly EventText _text = new();

    public void Follow(IEnumerable<JobEvent> events)
    {
        using var rest = events.GetEnumerator();
        var hasMore = rest.MoveNext();
        while (hasMore)
        {
            Write(rest.Current);
            hasMore = rest.Current switch
            {
                JobBegun { Scales.Count: > 0 } begun => ShowScales(begun.Scales, rest),
                JobBegun => ShowParts(rest),
                PullProgressed => ShowPull(rest),
                _ => rest.MoveNext(),
            };
        }
    }

    /// <summary>Shows a bar for each scale, with the losses and the time below.</summary>
    /// <returns>Whether another event follows, which is not a step.</returns>
    private bool ShowScales(IReadOnlyList<JobScale> scales, IEnumerator<JobEvent> rest)
    {
        var status = new LiveStatus(new RemainingTime(scales), Stopwatch.StartNew());
        var progress = console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new IterationsColumn())
            .UseRenderHook((bars, _) => new RightMargin(new Rows(bars, status.Render())));
        progress.RefreshRate = BetweenFrames;
        return progress.Start(context =>
        {
            var bars = scales.Select(scale => Bar(context, scale)).ToArray();
            try
            {
                while (rest.MoveNext())
                {
                    if (rest.Current is EngineChosen or CheckpointSaved) continue;
                    if (rest.Current is CheckpointFailed)
                    {
                        Write(rest.Current);
                        continue;
                    }

                    if (rest.Current is not StepTaken step) return true;
                    // A run that goes on from a checkpoint has painted the scales before.
                    foreach (var bar in bars.Take(step.Scale).Where(bar => bar.Value == 0)) bar.Value = bar.MaxValue;
                    bars[step.Scale].Value = step.Iteration;
                    status.Show(step);
                }

                return false;
            }
            finally
            {
                status.End();
                context.Refresh();
            }
        });
    }

    /// <summary>Shows a line for each finished part, with a bar for the whole job and the current part below.</summary>
    /// <returns>Whether another event follows, which is not about a part.</returns>
    private bool ShowParts(IEnumerator<JobEvent> rest)
    {
        var progress = console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .UseRenderHook((bars, _) => new RightMargin(bars));
        progress.RefreshRate = BetweenFrames;
        return progress.Start(context =>
        {
            var bar = context.AddTask(Waiting, maxValue: Whole);
            try
            {
                while (rest.MoveNext())
                {
                    if (rest.Current is PartProgressed part) Set(bar, part.Title, part.Done, part.Remaining);
                    else if (rest.Current is PartEnded ended) Set(bar, ended.Title, ended.Done, ended.Remaining);
                    else return true;
                    Write(rest.Current);
                }

                return false;
            }
            finally
            {
                context.Refresh();
            }
        });
    }

    /// <summary>Shows one bar each for the download, the checksum and the import, from the time each begins.</summary>
    /// <returns>Whether another event follows, which is not about the progress of a download.</returns>
    private bool ShowPull(IEnumerator<JobEvent> rest)
    {
        var progress = console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(),
                new DownloadedColumn(), new RemainingTimeColumn())
            .UseRenderHook((bars, _) => new RightMargin(bars));
        return progress.Start(context =>
        {
            var bars = new Dictionary<PullPhase, ProgressTask>();
            do
            {
                if (rest.Current is not PullProgressed pull) return true;
                if (!bars.TryGetValue(pull.Phase, out var bar)) bars[pull.Phase] = bar = context.AddTask(pull.Event);
                bar.IsIndeterminate = pull.Total is null;
                bar.MaxValue = pull.Total ?? Math.Max(1, pull.Bytes);
                bar.Value = pull.Bytes;
            }
            while (rest.MoveNext());

            return false;
        });
    }

    private void Write(JobEvent one)
    {
        foreach (var line in _text.Lines(one)) console.Write(new Text(line + "\n"));
    }

    private static void Set(ProgressTask bar, string title, double done, TimeSpan? left)
    {
        bar.Value = done * Whole;
        var remaining = EventText.Left(done, left);
        bar.Description = Markup.Escape(Printable.Text(title) + (string.IsNullOrEmpty(remaining) ? "" : $", {remaining}"));
    }

    private static ProgressTask Bar(ProgressContext context, JobScale scale) =>
        context.AddTask(Format.Size(scale.Width, scale.Height), autoStart: false, maxValue: scale.Iterations);
}
