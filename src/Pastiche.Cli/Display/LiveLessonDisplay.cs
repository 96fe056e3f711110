using Pastiche.Cli.Lesson;
using Spectre.Console;

namespace Pastiche.Cli.Display;

/// <summary>For a terminal: a line for each part that is done, and below them a bar for all the work, with what is being made.</summary>
internal sealed class LiveLessonDisplay(IAnsiConsole console) : ILessonDisplay
{
    private const int Whole = 1000;
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);

    public void Follow(JobSummary summary, IEnumerable<LessonMoment> moments)
    {
        foreach (var line in summary.Lines) console.Write(new Text(line + "\n"));
        var progress = console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .UseRenderHook((bars, _) => new RightMargin(bars));
        progress.RefreshRate = BetweenFrames;
        progress.Start(context =>
        {
            var bar = context.AddTask("[grey]looking at the pictures …[/]", maxValue: Whole);
            try
            {
                foreach (var moment in moments)
                {
                    bar.Value = moment.Done * Whole;
                    bar.Description = Markup.Escape(Describe(moment));
                    if (moment.IsEnd) console.Write(new Text(LessonText.Line(moment) + "\n"));
                }
            }
            finally
            {
                context.Refresh();
            }
        });
    }

    public void Draw() => console.Write(new Text(LessonText.Drawing + "\n"));

    public void Finish(LessonEnding ending)
    {
        if (ending.Summary is { } summary) console.Write(new Text(summary + "\n"));
    }

    private static string Describe(LessonMoment moment) =>
        string.Join(", ", new[] { Printable.Text(moment.Part.Title), LessonText.Left(moment) }.Where(text => !string.IsNullOrEmpty(text)));
}
