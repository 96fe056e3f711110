using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Outputs that stop being writable: on a file system of 1 MB, and in folders that change during the run.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Run = "stylize content.png style.png --size 256 --iterations 1 --init noise";

    private readonly Workshop _workshop = new();

    public FullDiskTests()
    {
        Directory.CreateDirectory(_workshop.File("disk"));
        Directory.CreateDirectory(_workshop.File("temporary"));
        Images.Style(16, 16).Save(_workshop.File("old.png"));
    }

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Save_DiskIsFull_KeepsTheOldFileAndSavesThePictureElsewhere()
    {
        var result = OnSmallDisk("temporary");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches(
            @"^disk/out.png: cannot be written: No space left on device.*; saved the picture to \S+/temporary/pastiche-\w{8}.png instead$",
            result.ErrorLine());
        RequireOldFile();
        Assert.Equal(256, Image.Load(Assert.Single(Directory.GetFiles(_workshop.File("temporary"), "*pastiche-*"))).Width);
    }

    [Fact]
    public void Save_DiskIsFullAndTheTemporaryFolderToo_SaysBoth()
    {
        var result = OnSmallDisk("disk/temporary");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches(
            "^disk/out.png: cannot be written: No space left on device.*, and elsewhere neither: "
                + @"\S+/disk/temporary/pastiche-\w{8}.png: cannot be written: No space left on device.*; the picture is lost$",
            result.ErrorLine());
        RequireOldFile();
        Assert.Empty(Directory.GetFiles(_workshop.File("after/temporary"), "*pastiche-*"));
    }

    [Theory]
    [InlineData(false, 8, Traits = ["Category", "Slow"])]
    [InlineData(true, 99_999)]
    public void Save_FolderIsGone_SavesThePictureElsewhere(bool terminate, int iterations)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var program = _workshop.Start(
            $"stylize content.png style.png -o disk/out.png --size 128 --iterations {iterations} --json",
            ("TMPDIR", _workshop.File("temporary")));
        Assert.Contains("\"event\":\"planned\"", program.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"engine\"", program.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"step\"", program.ReadLine(), StringComparison.Ordinal);
        Directory.Delete(_workshop.File("disk"));
        if (terminate) Assert.Equal(0, Signals.Send(program.Id, Signals.Terminate));

        var result = program.Wait();

        var image = Assert.Single(Directory.GetFiles(_workshop.File("temporary"), "*pastiche-*"));
        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith(
            $"disk/out.png: cannot be written: there is no folder {_workshop.File("disk")}; create it first; "
                + $"saved the picture to {image} instead",
            result.ErrorLine(), StringComparison.Ordinal);
        Assert.Contains($"\"output\":\"{image}\"", result.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(128, Image.Load(image).Width);
    }

    /// <summary>Runs the program with its output on a file system of 1 MB that has no room left.</summary>
    private ProgramResult OnSmallDisk(string temporary) => new SmallDisk(_workshop, "1m").Run(
        $"head -c 2M /dev/zero > disk/filler 2> errors; TMPDIR=$PWD/{temporary} {{program}} {Run} --quiet --overwrite -o disk/out.png",
        before: "cp old.png disk/out.png && mkdir disk/temporary",
        afterwards: "rm disk/filler");

    /// <summary>The disk has the old file, byte by byte, and nothing else.</summary>
    private void RequireOldFile()
    {
        var file = Assert.Single(Directory.GetFiles(_workshop.File("after")));
        Assert.Equal("out.png", Path.GetFileName(file));
        Assert.Equal(File.ReadAllBytes(_workshop.File("old.png")), File.ReadAllBytes(file));
    }
}
