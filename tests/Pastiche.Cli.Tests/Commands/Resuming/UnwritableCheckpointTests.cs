using System.Diagnostics;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Resuming;

/// <summary>Checkpoints that cannot be written any more: the run goes on, and the earlier checkpoint stays.</summary>
public sealed class UnwritableCheckpointTests : IDisposable
{
    private const string Run = "stylize content.png style.png -o out.png --checkpoint-every 0s --threads 1";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Write_FolderIsGone_SaysSoAndPaintsOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes no folder that is in use.");
        Directory.CreateDirectory(_workshop.File("disk"));
        using var program = _workshop.Start($"{Run} --size 48 --iterations 100000 --checkpoint disk/run.ck --json");
        WaitFor(program, "checkpoint");
        Directory.Delete(_workshop.File("disk"), recursive: true);
        Assert.Contains("disk/run.ck: cannot be written", WaitFor(program, "checkpointFailed"), StringComparison.Ordinal);
        WaitFor(program, "step");

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));

        var result = program.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Matches("saved the picture so far to out.png; disk/run.ck: cannot be written: .*$", result.ErrorLine());
        Assert.DoesNotContain("pastiche resume", result.Error, StringComparison.Ordinal);
        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);

        static string WaitFor(RunningProgram program, string word)
        {
            for (; ; )
                if (program.ReadLine() is { } line && line.Contains($"\"event\":\"{word}\"", StringComparison.Ordinal)) return line;
        }
    }

    /// <summary>The first checkpoint is small; later ones have more vectors, and exceed the limit on the size of a file.</summary>
    [Fact]
    public void Write_FileBecomesTooLarge_KeepsTheEarlierCheckpoint()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is one of a POSIX shell.");
        const string Options = "--scales 48 --iterations 100000 --checkpoint run.ck --json";
        var start = new ProcessStartInfo("sh", ["-c", $"ulimit -f 800; exec dotnet {RunningProgram.Dll} {Run} {Options}"])
        {
            WorkingDirectory = _workshop.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Otherwise the runtime needs large files in memory itself.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var program = Process.Start(start)!;
        while (!program.StandardOutput.ReadLine()!.Contains("\"event\":\"checkpointFailed\"", StringComparison.Ordinal))
        {
        }

        program.Kill();
        program.WaitForExit();
        Assert.NotEqual(0, Checkpoint.Load(_workshop.File("run.ck")).Iteration);
    }

    /// <summary>A checkpoint is due after each iteration: the first failure is told, and no other.</summary>
    [Fact]
    public void Write_DiskIsFull_SaysSoOnceAndPaintsOn()
    {
        var result = new SmallDisk(_workshop, "1m").Run(
            $"{{program}} {Run} --size 96 --iterations 60 --checkpoint disk/run.ck",
            before: "head -c 990000 /dev/zero > disk/filler");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches(
            "^note: disk/run.ck: cannot be written: .*; the run goes on, and the checkpoint stays as it was$",
            Assert.Single(result.Lines, line => line.StartsWith("note: ", StringComparison.Ordinal)));
        Assert.Equal(96, Image.Load(_workshop.File("out.png")).Width);
        Assert.Equal(["filler"], Directory.GetFiles(_workshop.File("after")).Select(Path.GetFileName));
    }
}
