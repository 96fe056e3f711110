using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Whatever is wrong with a command line: exit code 2, one line on stderr, nothing on stdout, no new file.</summary>
[Collection(CurrentFolder.Alone)]
public sealed class BadInputTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    /// <summary>Program_BadInput_SaysOneLineAndLeavesNothing runs each of them in a process of its own, which takes longer.</summary>
    [Theory]
    [MemberData(nameof(BadCommandLines.All), MemberType = typeof(BadCommandLines))]
    public void CommandLine_BadInput_IsAMistakeAndLeavesNothing(string arguments, string message)
    {
        WriteNoImages();
        var before = _workshop.Names;

        var mistake = CurrentFolder.While(
            _workshop.Folder, () => Assert.Throws<PasticheException>(() => CommandLine.Run(Words(arguments))));

        Assert.Contains(message, Message.Of(mistake), StringComparison.Ordinal);
        Assert.Equal(before, _workshop.Names);
    }

    [Theory]
    [MemberData(nameof(BadCommandLines.All), MemberType = typeof(BadCommandLines))]
    [Trait("Category", "Slow")]
    public void Program_BadInput_SaysOneLineAndLeavesNothing(string arguments, string message)
    {
        WriteNoImages();
        var before = _workshop.Names;

        var result = _workshop.Run(arguments, ("PASTICHE_HOME", _workshop.File(".home")));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.ErrorLine(), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Equal(before, _workshop.Names);
    }

    [Theory]
    [InlineData("stylise", "there is no command stylise; did you mean stylize?")]
    [InlineData($"{BadCommandLines.Good} --stile-weight 2", "there is no option --stile-weight; did you mean --style-weight")]
    [InlineData($"{BadCommandLines.Good} --size abc", "--size is given 2 times; once is enough")]
    [InlineData("stylize content.png style.png -o out.png --size abc", "--size is abc; accepted: a whole number, 16 to 16384")]
    public void Program_MistakeOfTheParser_SaysOneLine(string arguments, string message)
    {
        var result = _workshop.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, result.ErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/out.png", "/proc/out.png: cannot be written: nothing can be created in the folder /proc")]
    [InlineData("content.png/out.png", "content.png/out.png: cannot be written: there is no folder ")]
    public void Program_OutputWhereNothingCanBeWritten_SaysOneLine(string output, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such folders.");

        var result = _workshop.Run($"stylize content.png style.png -o {output} --size 32 --iterations 1");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.ErrorLine(), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Program_TooLittleMemory_SaysWhatFits()
    {
        var result = _workshop.Run("stylize content.png style.png -o out.png --size 2048", ("DOTNET_GCHeapHardLimit", "0x30000000"));

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(
            "^this needs about [0-9.]+ [MG]B of memory at 2048 pixels, [5-8][0-9]{2} MB are there; use --size (512|1024)$",
            result.ErrorLine());
        Assert.DoesNotContain("out.png", _workshop.Names);
    }

    private static string[] Words(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void WriteNoImages()
    {
        File.WriteAllText(_workshop.File("text.png"), "This is no picture.");
        Directory.CreateDirectory(_workshop.File("folder"));
        Images.Content(1, 1).Save(_workshop.File("dot.png"));
        new Image(32, 24).Save(_workshop.File("black.png"));
        Images.Content(3, 200).Save(_workshop.File("thread.png"));
        Images.Content(8, 4000).Save(_workshop.File("tall.png"));
        new Image(32, 32, hasAlpha: true).Save(_workshop.File("glass.png"));
        Images.Content().Save(_workshop.File("start.png"));
        File.WriteAllText(_workshop.File("empty.png"), "");
        File.WriteAllText(_workshop.File("paper.pdf"), "%PDF-1.4\n");
        foreach (var name in new[] { "drawing.svg", "drawing.png" })
        {
            File.WriteAllText(_workshop.File(name), "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><rect width='9' "
                + "height='9'/></svg>");
        }

        Images.Content(200, 150).Save(_workshop.File("whole.jpg"));
        File.WriteAllBytes(_workshop.File("cut.jpg"), File.ReadAllBytes(_workshop.File("whole.jpg"))[..2000]);
        // A header that says 100,000 × 100,000, and hardly anything behind it.
        File.WriteAllBytes(_workshop.File("huge.png"), Convert.FromHexString(
            "89504E470D0A1A0A0000000D49484452000186A0000186A0080200000027309C9F"
            + "0000000C49444154789C63606060000000040001F61738550000000049454E44AE426082"));
    }
}
