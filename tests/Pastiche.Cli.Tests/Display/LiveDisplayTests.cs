using System.Text.RegularExpressions;
using Pastiche.Cli.Display;
using Spectre.Console;
using Xunit;
using LiveDisplay = Pastiche.Cli.Display.LiveDisplay;

namespace Pastiche.Cli.Tests.Display;

public sealed class LiveDisplayTests : IDisposable
{
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_Run_DrawsABarForEveryScaleAndTheLastLosses()
    {
        var display = new LiveDisplay(Terminal());

        display.Follow([StepEvents.Begun with { Summary = "[a].jpg + b.jpg → out.png" }, .. StepEvents.All]);
        ((IDisplay)display).Show(new RunEnded(JobEnd.Done, "out.png", 64, 48, TimeSpan.FromSeconds(24.3), 1));

        var output = Plain(_output);
        Assert.Contains("[a].jpg + b.jpg → out.png\n", output, StringComparison.Ordinal);
        Assert.Matches("32×24 ━+ 30/30", output);
        Assert.Matches("64×48 ━+ 60/60", output);
        Assert.Contains("content 0.2500  style 0.1250  tv 0.0625  total 0.5000", output, StringComparison.Ordinal);
        Assert.Contains("wrote out.png (64×48) in 24.3 s", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_RunThatEndsEarly_LetsTheReasonThroughAndShowsTheCursor()
    {
        var display = new LiveDisplay(Terminal());

        Assert.Throws<OperationCanceledException>(() => display.Follow(Cancelled()));

        var output = Plain(_output);
        Assert.Matches("32×24 ━+ +3/30", output);
        Assert.EndsWith("\e[?25h", output.TrimEnd(), StringComparison.Ordinal);

        static IEnumerable<JobEvent> Cancelled()
        {
            yield return StepEvents.Begun;
            foreach (var step in StepEvents.All.Take(3)) yield return step;
            throw new OperationCanceledException();
        }
    }

    [Fact]
    public void Follow_ResumedRunWithCheckpoints_FillsTheBarsBeforeAndSaysWhatFailed()
    {
        var display = new LiveDisplay(Terminal());
        JobEvent[] checkpoints = [new CheckpointSaved("a.ck", 1, 1, 9, TimeSpan.Zero), new CheckpointFailed("a.ck", "a.ck: disk full")];

        display.Follow([new RunResumed("a.ck", 1, 40), StepEvents.Begun, StepEvents.At(1, 41), .. checkpoints, StepEvents.At(1, 42)]);

        var output = Plain(_output);
        Assert.Contains("goes on from a.ck", output, StringComparison.Ordinal);
        Assert.Matches("32×24 ━+ 30/30", output);
        Assert.Matches("64×48 ━+ +42/60", output);
        Assert.Contains("note: a.ck: disk full; the run goes on", output, StringComparison.Ordinal);
    }

    /// <summary>What was drawn, without bold and dim.</summary>
    private static string Plain(StringWriter output) => Regex.Replace(output.ToString(), @"\e\[[0-9;]*m", "");

    private IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(_output),
        });
        console.Profile.Width = 100;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
