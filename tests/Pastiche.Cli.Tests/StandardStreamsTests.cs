using System.Diagnostics;
using System.Text.RegularExpressions;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Pictures through pipes, and files by names that shells make: the real program in a shell.</summary>
public sealed class StandardStreamsTests : IDisposable
{
    private const string Short = "--size 32 --iterations 2";

    private readonly Workshop _workshop = new();

    public StandardStreamsTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a shell of Unix.");

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("stylize - style.png -o - " + Short + " < content.png > out.png")]
    [InlineData("stylize content.png - -o - " + Short + " --json < style.png > out.png", Traits = ["Category", "Slow"])]
    [InlineData("stylize content.png style.png -o /dev/stdout " + Short + " > out.png", Traits = ["Category", "Slow"])]
    [InlineData("stylize content.png style.png -o - " + Short + " --quiet | cat > out.png", Traits = ["Category", "Slow"])]
    public void Stylize_StandardStreams_GivesTheBytesOfAFileAndSaysTheRestOnStandardError(string command)
    {
        var result = Shell(command);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Equal(command.Contains("--quiet", StringComparison.Ordinal), result.Error.Length == 0);
        _workshop.Run($"stylize content.png style.png -o file.png {Short} --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("file.png")), File.ReadAllBytes(_workshop.File("out.png")));
    }

    [Fact]
    public void Stylize_Format_IsThatOfStandardOutput()
    {
        Assert.Equal(0, Shell($"stylize content.png style.png -o - --format webp {Short} --quiet > out.webp").ExitCode);

        Assert.Equal("WebP", Recipe.Load(_workshop.File("out.webp")).File!.Format);
    }

    [Theory]
    [InlineData("-o /dev/null", 0, Traits = ["Category", "Slow"])]
    [InlineData("-o link.jpg", 0)]
    [InlineData("-o link.jpg --format png", 2)]
    public void Stylize_PathOfAStream_HasTheFormatThatItsExtensionSays(string output, int exitCode)
    {
        File.CreateSymbolicLink(_workshop.File("link.jpg"), "/dev/stdout");

        Assert.Equal(exitCode, Shell($"stylize content.png style.png {output} {Short} --quiet > out.jpg").ExitCode);

        if (output == "-o link.jpg") Assert.Equal("JPEG", Recipe.Load(_workshop.File("out.jpg")).File!.Format);
        Assert.NotNull(new FileInfo(_workshop.File("link.jpg")).LinkTarget);
    }

    [Fact]
    public void Stylize_TwoPicturesFromStandardInput_SaysOneLine()
    {
        var result = Shell($"stylize - - -o out.png {Short} < content.png");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("- stands for two pictures, and standard input holds one; name a file for the other", result.ErrorLine());
    }

    [Fact]
    public void Stylize_ReaderThatGoesAway_SavesThePictureElsewhere()
    {
        var result = Shell($"stylize content.png style.png -o - {Short} --quiet | true");

        var saved = Assert.Single(Regex.Matches(result.Error, "saved the picture to (/[^ ]+\\.png) instead")).Groups[1].Value;
        Assert.Equal(32, Image.Load(saved).Width);
        File.Delete(saved);
    }

    [Theory]
    [InlineData("real.png")]
    [InlineData("folder/real.png", Traits = ["Category", "Slow"])]
    public void Stylize_LinkAsOutput_WritesWhatItNames(string target)
    {
        Directory.CreateDirectory(_workshop.File("folder"));
        File.CreateSymbolicLink(_workshop.File("latest.png"), target);

        _workshop.Run($"stylize content.png style.png -o latest.png {Short} --quiet --loss-plot latest-losses.svg").Succeeded();

        Assert.Equal(target, new FileInfo(_workshop.File("latest.png")).LinkTarget);
        Assert.Equal(32, Image.Load(_workshop.File(target)).Width);
        Assert.False(File.Exists("/real.png"));
    }

    [Fact]
    public void Stylize_NamedPipeAsOutput_IsWrittenTo()
    {
        NamedPipe.Create(_workshop.File("f.png"));

        var result = Shell($"stylize content.png style.png -o f.png {Short} --quiet & cat f.png > out.png; wait");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(32, Image.Load(_workshop.File("out.png")).Width);
        Assert.Equal(0, new FileInfo(_workshop.File("f.png")).Length);
    }

    [Fact]
    public void Signal_WithStandardOutput_WritesThePictureSoFar()
    {
        using var program = Start("exec dotnet \"$0\" stylize content.png style.png -o - --size 256 --iterations 100000 --json > out.png");
        Assert.Contains("\"event\":\"planned\"", program.StandardError.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"engine\"", program.StandardError.ReadLine(), StringComparison.Ordinal);
        Assert.Contains("\"event\":\"step\"", program.StandardError.ReadLine(), StringComparison.Ordinal);

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));

        var error = program.StandardError.ReadToEnd();
        program.WaitForExit();
        Assert.Equal(130, program.ExitCode);
        Assert.Contains("saved the picture so far to -", error, StringComparison.Ordinal);
        Assert.Equal(0, Recipe.Load(_workshop.File("out.png")).Stopped!.Scale);
    }

    [Fact]
    public void Stylize_NameThatIsNoUtf8_SaysTheWayOut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere all names are Unicode.");
        var refused = Shell($"stylize \"$(printf 'c\\377.png')\" style.png -o out.png {Short}");

        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith("rename it, or send a picture in as - < FILE", refused.ErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x1000000")]
    [InlineData("0x2000000", Traits = ["Category", "Slow"])]
    [InlineData("0x3000000")]
    [InlineData("0x6000000", Traits = ["Category", "Slow"])]
    public void Stylize_LittleMemory_SaysOneLine(string limit)
    {
        var result = _workshop.Run("stylize content.png style.png -o out.png --size 512", ("DOTNET_GCHeapHardLimit", limit));

        Assert.InRange(result.ExitCode, 1, 2);
        Assert.Matches("memory", result.ErrorLine());
        Assert.DoesNotContain("out.png", _workshop.Names);
    }

    /// <summary>Runs the program, whose arguments may be followed by redirections, in the workshop's folder.</summary>
    private ProgramResult Shell(string command)
    {
        using var shell = Start($"dotnet \"$0\" {command}");
        var error = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return new ProgramResult(shell.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private Process Start(string script) => Process.Start(new ProcessStartInfo("sh", ["-c", script, RunningProgram.Dll])
    {
        WorkingDirectory = _workshop.Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
