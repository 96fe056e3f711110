using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Resuming;

/// <summary>Runs that are ended by Ctrl-C and resumed.</summary>
public sealed class ResumeCommandTests : IDisposable
{
    private const string Stylize = "stylize content.png style.png --scales 32,48 --iterations 20 --threads 1";
    private const string WayOn = "; go on with: pastiche resume run.ck";

    private readonly Workshop _workshop = new();

    public ResumeCommandTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        Images.Content(40, 40).Save(_workshop.File("mask.png"));
    }

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData(Stylize, "out.png")]
    [InlineData($"{Stylize} --optimizer adam --bits 16 --overwrite", "out.tiff", Traits = ["Category", "Slow"])]
    [InlineData($"{Stylize} --style-loss gram+neighbors --match-every 3 --mask mask.png --style-mask mask.png#luma --init style.png "
        + "--detail-map mask.png --colors content --quality 80 --background red", "out.jpg", Traits = ["Category", "Slow"])]
    [InlineData("texture style.png content.png --size 48x32 --iterations 20 --tileable", "out.webp", Traits = ["Category", "Slow"])]
    public void Resume_AfterCtrlC_GoesOnToTheSameBytes(string run, string output)
    {
        _workshop.Run($"{run} -o whole-{output} --save-every 9 --loss-plot whole.svg --quiet").Succeeded();
        var steps = Interrupt($"{run} -o {output} --save-every 9 --loss-plot plot.svg", steps: 12);
        Assert.InRange(steps, 12, 39);
        Assert.Contains("run.ck", _workshop.Names);

        var resumed = _workshop.Run("resume run.ck --json").Succeeded();

        Assert.Equal(Read($"whole-{output}"), Read(output));
        Assert.Equal(Read("whole.svg"), Read("plot.svg"));
        var numbered = _workshop.Names.Where(name => name.StartsWith("whole-out-", StringComparison.Ordinal)).ToArray();
        Assert.InRange(numbered.Length, 2, 4);
        Assert.All(numbered, name => Assert.Equal(Read(name), Read(name["whole-".Length..])));
        Assert.DoesNotContain(_workshop.Names, name => name.StartsWith("run.ck", StringComparison.Ordinal));
        var first = JsonDocument.Parse(resumed.Lines[0]).RootElement;
        Assert.Equal(("resumed", "run.ck"), (first.GetProperty("event").GetString(), first.GetProperty("checkpoint").GetString()));
    }

    [Fact]
    public void Stylize_Checkpoints_AreReportedAndRemovedAtTheEnd()
    {
        var run = _workshop.Run($"{Stylize} -o out.png --checkpoint run.ck --checkpoint-every 0s --json").Succeeded();

        var saved = JsonDocument.Parse(run.Lines.First(line => line.Contains("\"checkpoint\"", StringComparison.Ordinal))).RootElement;
        Assert.Equal(
            ["event", "path", "scale", "iteration", "bytes", "seconds"], saved.EnumerateObject().Select(property => property.Name));
        Assert.Equal("run.ck", saved.GetProperty("path").GetString());
        Assert.Equal(["content.png", "mask.png", "out.png", "style.png"], _workshop.Names);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Resume_OtherOutput_LeavesTheFirstOne()
    {
        Interrupt($"{Stylize} -o out.png");
        var before = Read("out.png");
        _workshop.Run($"{Stylize} -o whole.jpg --quiet").Succeeded();

        var resumed = _workshop.Run("resume run.ck -o other.jpg").Succeeded();

        Assert.Equal(Read("whole.jpg"), Read("other.jpg"));
        Assert.Equal(before, Read("out.png"));
        Assert.StartsWith("content.png + style.png → other.jpg, 48×36,", resumed.Lines[0], StringComparison.Ordinal);
        Assert.Equal("goes on from run.ck", resumed.Lines[1]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Resume_AnotherPictureAtTheOutput_IsRefused()
    {
        Interrupt($"{Stylize} -o out.png");
        Interrupt("resume run.ck");
        File.Copy(_workshop.File("style.png"), _workshop.File("out.png"), overwrite: true);

        var refused = _workshop.Run("resume run.ck");

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith($"{_workshop.File("out.png")}: there is such a file already", refused.ErrorLine(), StringComparison.Ordinal);
        _workshop.Run("resume run.ck --overwrite --quiet").Succeeded();
        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
    }

    [Fact]
    public void Resume_InputsChangedOrMissing_NamesThem()
    {
        Interrupt($"{Stylize} -o out.png");
        var checksum = Foundation.Sha256.Of(File.ReadAllBytes(_workshop.File("content.png")));
        var styleChecksum = Foundation.Sha256.Of(File.ReadAllBytes(_workshop.File("style.png")));
        Images.Content(50, 50).Save(_workshop.File("content.png"));
        File.Delete(_workshop.File("style.png"));

        var refused = _workshop.Run("resume run.ck");

        Assert.Equal(2, refused.ExitCode);
        var now = Foundation.Sha256.Of(File.ReadAllBytes(_workshop.File("content.png")));
        Assert.Equal(
            $"run.ck: it goes on only with the pictures that it began with: {_workshop.File("content.png")} has SHA-256 {now}, the content "
                + $"had {checksum}; {_workshop.File("style.png")} is missing, the style with SHA-256 {styleChecksum}; put them back",
            refused.ErrorLine());
    }

    [Fact]
    public void Resume_DamagedOrNoCheckpoint_IsOneLine()
    {
        Interrupt($"{Stylize} -o out.png");
        var whole = Read("run.ck");
        File.WriteAllBytes(_workshop.File("cut.ck"), whole[..^100]);
        whole[whole.Length / 2] ^= 1;
        File.WriteAllBytes(_workshop.File("flipped.ck"), whole);

        RequireRefusal("resume cut.ck", "cut.ck: the checkpoint ends too early");
        RequireRefusal("resume flipped.ck", "flipped.ck: the checkpoint is damaged");
        RequireRefusal("resume out.png", "out.png: it is no checkpoint");
        RequireRefusal("resume none.ck", "none.ck: no such file");
    }

    [Fact]
    public void Checkpoint_ThatCannotBe_IsRefusedBeforeTheRun()
    {
        File.WriteAllText(_workshop.File("there.ck"), "precious");
        RequireRefusal($"{Stylize} -o out.png --checkpoint there.ck", "there.ck: there is such a file already; go on from it by: pastiche");
        RequireRefusal($"{Stylize} -o out.png --checkpoint none/run.ck", "none/run.ck: cannot be written: there is no folder");
        RequireRefusal($"{Stylize} -o out.png --checkpoint out.png", "--checkpoint is out.png, which is where the picture goes");
        RequireRefusal($"{Stylize} -o out.png --checkpoint style.png --overwrite", "style.png: it is the style picture");
        RequireRefusal($"{Stylize} -o out.png --checkpoint -", "-: a checkpoint is read again");
        RequireRefusal($"{Stylize} -o out.png --checkpoint-every 5m", "--checkpoint-every does nothing alone; add --checkpoint");
        RequireRefusal("stylize - style.png -o out.png --checkpoint run.ck", "--checkpoint does not go with -: it can be read only once");
        Assert.Equal("precious", File.ReadAllText(_workshop.File("there.ck")));
        Assert.Equal(["content.png", "mask.png", "style.png", "there.ck"], _workshop.Names);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder where nobody can create a file.");
        RequireRefusal($"{Stylize} -o out.png --checkpoint /proc/run.ck", "/proc/run.ck: cannot be written: nothing can be created");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Resume_OnAnotherInstructionSet_SaysSoAndNamesBothInTheRecipe()
    {
        Assert.SkipUnless(RuntimeInfo.InstructionSets.Count > 1, "There is only one.");
        Interrupt($"{Stylize} -o out.png");

        var resumed = _workshop.Run("resume run.ck", ("DOTNET_EnableAVX2", "0")).Succeeded();

        Assert.Contains("the picture differs by rounding from one that was not interrupted", resumed.Output, StringComparison.Ordinal);
        Assert.Matches("^Pastiche.Cpu .*and Pastiche.Cpu ", Recipe.Load(_workshop.File("out.png")).Engine);
    }

    /// <summary>Runs until so many steps were shown, and then interrupts.</summary>
    /// <returns>The steps that were shown in all.</returns>
    private int Interrupt(string run, int steps = 3)
    {
        var checkpoint = run.StartsWith("resume", StringComparison.Ordinal) ? "" : "--checkpoint run.ck";
        using var program = _workshop.Start($"{run} {checkpoint} --json");
        for (var seen = 0; seen < steps;)
            if (program.ReadLine()!.Contains("\"event\":\"step\"", StringComparison.Ordinal)) seen++;
        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));
        var result = program.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.EndsWith(WayOn, result.ErrorLine(), StringComparison.Ordinal);
        return steps + result.Lines.Count(line => line.Contains("\"event\":\"step\"", StringComparison.Ordinal));
    }

    private void RequireRefusal(string arguments, string message)
    {
        var refused = _workshop.Run(arguments);
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith(message, refused.ErrorLine(), StringComparison.Ordinal);
    }

    private byte[] Read(string name) => File.ReadAllBytes(_workshop.File(name));
}
