using System.Diagnostics;
using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>For a terminal: a bar a scale, and below them the losses and the time, drawn anew several times a second.</summary>
internal sealed class LiveDisplay(IAnsiConsole console) : IDisplay
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);

    public void Follow(Painting painting, IEnumerable<StylizeStep> steps)
    {
        var scales = painting.Plan.Scales;
        console.Write(new Text(painting.Summary + "\n"));
        foreach (var note in painting.Plan.Notes) console.Write(new Text($"note: {Printable.Text(note)}\n"));
        var status = new LiveStatus(new RemainingTime(scales), Stopwatch.StartNew());
        var progress = console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new IterationsColumn())
            .UseRenderHook((bars, _) => new RightMargin(new Rows(bars, status.Render())));
        progress.RefreshRate = BetweenFrames;
        progress.Start(context =>
        {
            var bars = scales.Select(scale => Bar(context, scale)).ToArray();
            try
            {
                foreach (var step in steps)
                {
                    bars[step.Scale].Value = step.Iteration;
                    status.Show(step);
                }
            }
            finally
            {
                status.End();
                context.Refresh();
            }
        });
    }

    public void Finish(Ending ending)
    {
        if (ending.Summary is { } summary) console.Write(new Text(summary + "\n"));
    }

    private static ProgressTask Bar(ProgressContext context, PlannedScale scale) =>
        context.AddTask(Format.Size(scale.Width, scale.Height), autoStart: false, maxValue: scale.Iterations);
}
