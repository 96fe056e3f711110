using System.Diagnostics;
using System.Text;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The live display, on a terminal that util-linux's script makes.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Script = "/usr/bin/script";

    private readonly Workshop _workshop = new();

    public TerminalTests() => Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), $"There is no {Script} to make a terminal.");

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Terminal_Run_ShowsABarForEveryScaleAndTheLosses()
    {
        var output = OnTerminal("stylize content.png style.png -o out.png --scales 32,48,64 --iterations 3");

        string[] shown = ["32×24", "48×36", "64×48", "━", "3/3", "content", "style", "tv", "total"];
        Assert.All(shown, text => Assert.Contains(text, output, StringComparison.Ordinal));
        Assert.Contains("content.png + style.png → out.png, 64×48, about", output, StringComparison.Ordinal);
        Assert.Contains("wrote out.png (64×48) in", output, StringComparison.Ordinal);
        Assert.Contains("\e[?25h", output, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", output, StringComparison.Ordinal);
        Assert.Contains("out.png", _workshop.Names);
    }

    [Fact]
    public void Terminal_ThatCannotMoveItsCursor_GetsPlainLines()
    {
        var output = OnTerminal("stylize content.png style.png -o out.png --size 32 --iterations 1", "dumb");

        Assert.DoesNotContain('\e', output);
        Assert.Contains("32×24 1/1: total", output, StringComparison.Ordinal);
    }

    private string OnTerminal(string arguments, string terminal = "xterm-256color")
    {
        var command = $"stty cols 100 rows 30; exec dotnet {RunningProgram.Dll} {arguments}";
        var start = new ProcessStartInfo(Script, ["-qec", command, "/dev/null"])
        {
            WorkingDirectory = _workshop.Folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = terminal;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
