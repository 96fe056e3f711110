using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests.Terminals;

/// <summary>Plain lines, --json and --quiet, each in full: into a pipe, and on a terminal, where they must be just the same.</summary>
public sealed class PlainOutputTests : IDisposable
{
    private const string Run = "stylize content.png style.png -o blå☂.png --scales 32,48 --iterations 26,2";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true, Traits = ["Category", "Slow"])]
    public void Plain_Run_PrintsItsLines(bool onTerminal)
    {
        const string Terms = "total [0-9.]+, content [0-9.]+, style [0-9.]+, tv [0-9.]+";
        // A terminal that cannot move its cursor gets them too.
        var lines = Lines(Output(Run, onTerminal ? "dumb" : null));

        string[] expected =
        [
            @"content.png \+ style.png → blå☂.png, 48×36, about [0-9]+ MB of memory and [0-9]+ s",
            $"32×24 25/26: {Terms}, about [0-9]+ s left",
            $"32×24 26/26: {Terms}, about [0-9]+ s left",
            $"48×36 2/2: {Terms}",
            @"wrote blå☂.png \(48×36\) in [0-9.]+ s",
        ];
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.Matches($"^{pair.First}$", pair.Second));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, Traits = ["Category", "Slow"])]
    public void Json_Run_PrintsTheEngineEveryIterationAndTheEnd(bool onTerminal)
    {
        const string Number = "[0-9.E-]+";
        var lines = Lines(Output($"{Run} --json", onTerminal ? "xterm-256color" : null));

        string[] expected =
        [
            """\{"event":"planned","width":48,"height":36,"memoryBytes":[0-9]{8,10},"estimatedSeconds":[0-9.]+,"tileSide":null"""
                + ""","curvaturePairs":20,"curvaturePrecision":"full"}""",
            """\{"event":"engine","engine":"(cpu|onnxruntime)","name":"[^"]+ [0-9.]+[^"]*","reason":"[^"]+"}""",
            .. Enumerable.Range(1, 26).Select(i => Step(0, 32, 24, i, 26)),
            .. Enumerable.Range(1, 2).Select(i => Step(1, 48, 36, i, 2)),
            $$$"""\{"event":"done","output":"blå☂.png","width":48,"height":36,"seconds":{{{Number}}},"peakMemoryBytes":[0-9]{8,10}}""",
        ];
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.Matches($"^{pair.First}$", pair.Second));
        var seconds = lines.Skip(2).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("seconds").GetDouble()).ToArray();
        Assert.Equal(seconds.Order(), seconds);

        static string Step(int scale, int width, int height, int iteration, int of) =>
            $$"""\{"event":"step","scale":{{scale}},"width":{{width}},"height":{{height}},"iteration":{{iteration}}"""
            + $$""","of":{{of}},"terms":\{"content":"""
            + $$$"""{{{Number}}},"style":{{{Number}}},"tv":{{{Number}}},"range":{{{Number}}}}"""
            + $$$""","total":{{{Number}}},"seconds":{{{Number}}}}""";
    }

    [Theory]
    [InlineData(false, Traits = ["Category", "Slow"])]
    [InlineData(true)]
    public void Quiet_Run_PrintsNothing(bool onTerminal) =>
        Assert.Equal("", Output($"{Run} --quiet", onTerminal ? "xterm-256color" : null));

    [Fact]
    public void Json_CtrlCOnATerminal_EndsWithWholeLinesWithoutEscapes()
    {
        Terminal.Require();
        using var terminal = new Terminal(
            _workshop, "stylize content.png style.png -o out.png --size 256 --iterations 99999 --json", width: 1000);
        terminal.WaitFor("\"event\":\"step\"");

        terminal.Type("\x03");

        var (exitCode, written) = terminal.Wait();
        var lines = new Screen(1000, 30).Write(written).Lines;
        Assert.Equal(130, exitCode);
        Assert.DoesNotContain('\e', written);
        Assert.Matches("""^\{"event":"cancelled","output":"out.png","width":128,"height":96,.*}$""", lines[^2]);
        Assert.Matches("^pastiche: interrupted after [0-9]+ of 99999 iterations .* to out.png$", lines[^1]);
    }

    /// <summary>What a run that succeeds prints into a pipe, or on a terminal of some kind.</summary>
    private string Output(string arguments, string? terminalKind)
    {
        if (terminalKind is null) return _workshop.Run(arguments).Succeeded().Output;
        Terminal.Require();
        using var terminal = new Terminal(_workshop, arguments, width: 1000, kind: terminalKind);
        var (exitCode, written) = terminal.Wait();
        Assert.True(exitCode == 0 && !written.Contains('\e'), $"exit {exitCode}\n{written.Replace('\e', '␛')}");
        return written.ReplaceLineEndings("\n");
    }

    private static string[] Lines(string output)
    {
        Assert.EndsWith("\n", output, StringComparison.Ordinal);
        return output[..^1].Split('\n');
    }
}
