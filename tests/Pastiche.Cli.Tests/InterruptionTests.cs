using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Ctrl-C and SIGTERM, sent to the real program.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const string EndlessRun = "stylize content.png style.png -o out.png --size 256 --iterations 100000";

    private readonly Workshop _workshop = new();

    public InterruptionTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData(Signals.HangUp, 129, Traits = ["Category", "Slow"])]
    [InlineData(Signals.Interrupt, 130)]
    [InlineData(Signals.Terminate, 143, Traits = ["Category", "Slow"])]
    public void Signal_DuringTheRun_SavesThePictureSoFar(int signal, int exitCode)
    {
        using var program = _workshop.Start($"{EndlessRun} --json");
        Assert.Contains("\"event\":\"planned\"", program.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"engine\"", program.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"step\"", program.ReadLine(), StringComparison.Ordinal);

        Assert.Equal(0, Signals.Send(program.Id, signal));

        var result = program.Wait();
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Matches(
            "^interrupted after [0-9]+ of 100000 iterations at 128×96 \\(scale 1 of 2\\); saved the picture so far to out.png$",
            result.ErrorLine());
        var image = Image.Load(_workshop.File("out.png"));
        Assert.Equal((128, 96), (image.Width, image.Height));
        var last = JsonDocument.Parse(result.Lines[^1]).RootElement;
        Assert.Equal(
            ["event", "output", "width", "height", "seconds", "peakMemoryBytes"],
            last.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("cancelled", 128), (last.GetProperty("event").GetString(), last.GetProperty("width").GetInt32()));
        Assert.Equal(["content.png", "out.png", "style.png"], _workshop.Names);
    }

    [Fact]
    public void Signal_DuringABatch_SavesThePictureSoFarAndSaysWhatIsLeft()
    {
        using var program = _workshop.Start("batch --contents content.png style.png --styles style.png -o out --size 256 --iterations "
            + "100000 --json");
        foreach (var expected in new[] { "picture", "planned", "engine", "step" })
            Assert.Contains($"\"event\":\"{expected}\"", program.ReadLine(), StringComparison.Ordinal);

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));

        var result = program.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Matches(
            @"^content\.png \+ style\.png: interrupted after [0-9]+ of 100000 iterations at 128×96 \(scale 1 of 2\); saved the "
                + "picture so far to "
            + @"out/content-style\.png; 2 of 2 pictures are left, which the same command resumes$",
            result.ErrorLine());
        Assert.Equal(0, Recipe.Load(_workshop.File("out/content-style.png")).Stopped!.Scale);
        Assert.Contains("\"done\":0,\"skipped\":0,\"failed\":0,\"left\":2", result.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(["content-style.png"], Directory.EnumerateFiles(_workshop.File("out")).Select(Path.GetFileName));
    }

    /// <summary>It waits for a picture that never comes: there is nothing to keep, and nothing to wait for.</summary>
    [Theory]
    [InlineData(Signals.Interrupt, 130)]
    [InlineData(Signals.Terminate, 143)]
    public void Signal_WhileAPictureIsRead_EndsAtOnce(int signal, int exitCode)
    {
        using var program = StartReadingFromPipe(out var pipe);
        using (pipe)
        {
            Assert.Equal(0, Signals.Send(program.Id, signal));

            Assert.Equal(new ProgramResult(exitCode, "", ""), program.Wait());
        }

        Assert.DoesNotContain("out.png", _workshop.Names);
    }

    /// <summary>The program as it waits for its content picture out of a pipe: it has not begun to paint.</summary>
    private RunningProgram StartReadingFromPipe(out FileStream pipe)
    {
        Assert.Equal(0, MakePipe(_workshop.File("pipe.png"), Convert.ToUInt32("600", 8)));
        var program = _workshop.Start(EndlessRun.Replace("content.png", "pipe.png", StringComparison.Ordinal));
        // Opening waits for the reader.
        pipe = new FileStream(_workshop.File("pipe.png"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        return program;
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe(string path, uint mode);
}
