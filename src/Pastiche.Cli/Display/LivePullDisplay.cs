using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>For a terminal: a bar for the download, one for the checksum.</summary>
internal sealed class LivePullDisplay(IAnsiConsole console) : IPullDisplay
{
    public StoredModel Follow(string name, Func<IProgress<PullProgress>, StoredModel> pull)
    {
        var progress = console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn(), new RemainingTimeColumn())
            .UseRenderHook((bars, _) => new RightMargin(bars));
        return progress.Start(context => pull(new Bars(context)));
    }

    public void Finish(StoredModel model, string path) => console.Write(new Text(PullText.Ready(model, path) + "\n"));

    /// <summary>A bar for each phase, from when it begins.</summary>
    private sealed class Bars(ProgressContext context) : IProgress<PullProgress>
    {
        private readonly Dictionary<PullPhase, ProgressTask> _bars = [];

        public void Report(PullProgress value)
        {
            if (!_bars.TryGetValue(value.Phase, out var bar))
            {
#pragma warning disable CA1308 // It stands at the beginning of a line of the screen, like all there in lower case.
                bar = _bars[value.Phase] = context.AddTask($"{value.Phase}".ToLowerInvariant());
#pragma warning restore CA1308
            }

            bar.IsIndeterminate = value.Total is null;
            bar.MaxValue = value.Total ?? Math.Max(1, value.Bytes);
            bar.Value = value.Bytes;
        }
    }
}
