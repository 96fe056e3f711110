using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Cli.Tests.Terminals;

/// <summary>What somebody in front of a terminal sees: at the end, and in every picture drawn on the way.</summary>
public sealed partial class LiveTests : IDisposable
{
    private const string Run = "stylize content.png style.png -o out.png";
    private const string Losses = "content [0-9.]+  style [0-9.]+  tv [0-9.]+  total [0-9.]+";

    private readonly Workshop _workshop = new();

    public LiveTests() => Terminal.Require();

    public static TheoryData<int, string[], string[]> Widths { get; } = new()
    {
        { 100, ["content.png + style.png → out.png, 64×48, about [0-9]+ MB of memory and [0-9]+ s"], [Losses] },
        { 60, ["content.png + style.png → out.png, 64×48, about [0-9]+ MB of", "memory and [0-9]+ s"], [Losses] },
        { 40, ["content.png + style.png → out.png,", "64×48, about [0-9]+ MB of memory and [0-9]+ s"],
            ["content [0-9.]+  style [0-9.]+", "tv [0-9.]+       total [0-9.]+"] },
    };

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [MemberData(nameof(Widths))]
    public void Live_Run_EndsWithFullBarsLossesAndTheFile(int width, string[] summary, string[] losses)
    {
        using var terminal = new Terminal(_workshop, $"{Run} --scales 32,48,64 --iterations 3", width);

        var (exitCode, written) = terminal.Wait();

        var screen = new Screen(width, 30).Write(written);
        ScreenLines.Equal(
            [
                .. summary, "", .. Bars(width, "32×24", "48×36", "64×48").Select(bar => $"{bar} 3/3"), .. losses, "[0-9]+:[0-9]{2}", "",
                @"wrote out.png \(64×48\) in [0-9.]+ s",
            ],
            screen);
        Assert.Equal((0, true, 0), (exitCode, screen.CursorVisible, screen.Cursor.Column));
        Assert.Equal(screen.Lines.Count, screen.Cursor.Line);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    [Trait("Category", "Slow")]
    public void Live_EveryPictureOnTheWay_IsWhole(int width, string[] summary, string[] losses)
    {
        using var terminal = new Terminal(_workshop, $"{Run} --scales 32,48,64 --iterations 12,12,40", width);

        var images = Images(terminal.Wait().Written, width, 30);

        string[] bars = [.. Bars(width, "32×24", "48×36", "64×48").Zip(["12", "12", "40"], (bar, most) => $"{bar} +[0-9]+/{most}")];
        Assert.All(images, screen => Assert.False(screen.CursorVisible));
        Assert.All(images, screen => ScreenLines.EqualOne(
            screen,
            [.. summary, "", .. bars, "looking at the pictures …"],
            [.. summary, "", .. bars, .. losses, "[0-9]+:[0-9]{2}(, about [0-9]+ s left)?"]));
        Assert.Equal("looking at the pictures …", images[0].Lines[^1]);
        Assert.Contains(images, screen => Regex.IsMatch(screen.Lines[^1], "^0:[0-9]{2}, about [0-9]+ s left$"));
    }

    [Fact]
    public void Live_MoreScalesThanTheScreenHasLines_EndsWithAllOfThem()
    {
        string[] sizes = ["32×24", "34×26", "36×27", "38×29", "40×30", "42×32", "44×33", "46×35", "48×36", "50×38"];
        using var terminal = new Terminal(
            _workshop, $"{Run} --scales {string.Join(',', sizes.Select(size => size.Split('×')[0]))} --iterations 2", width: 80, height: 9);

        var (exitCode, written) = terminal.Wait();

        var screen = new Screen(80, 9).Write(written);
        ScreenLines.Equal(
            [
                "content.png + style.png → out.png, 50×38, about [0-9]+ MB of memory and [0-9]+ s", "",
                .. Bars(80, sizes).Select(bar => $"{bar} 2/2"),
                Losses, "[0-9]+:[0-9]{2}", "", "", @"wrote out.png \(50×38\) in [0-9.]+ s",
            ],
            screen);
        Assert.Equal((0, true), (exitCode, screen.CursorVisible));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(40, Traits = ["Category", "Slow"])]
    public void Live_CtrlC_KeepsThePictureAndSaysSoOnALineOfItsOwn(int width)
    {
        using var terminal = new Terminal(_workshop, $"{Run} --scales 128,256 --iterations 99999", width);
        terminal.WaitFor(" left");

        terminal.Type("\x03");

        var (exitCode, written) = terminal.Wait();
        var screen = new Screen(width, 30).Write(written);
        string[] message = [.. screen.Lines.SkipWhile(line => !line.StartsWith("pastiche", StringComparison.Ordinal))];
        Assert.Matches(
            @"^pastiche: interrupted after [0-9]+ of 99999 iterations at 128×96 \(scale 1 of 2\); saved the picture so far to out.png$",
            string.Concat(message.Select(line => line.PadRight(width))).TrimEnd());
        Assert.DoesNotContain("^C", string.Concat(screen.Lines), StringComparison.Ordinal);
        Assert.Equal("", screen.Lines[screen.Lines.Count - message.Length - 1]);
        Assert.Equal((130, true, 0), (exitCode, screen.CursorVisible, screen.Cursor.Column));
        Assert.Equal(128, Image.Load(_workshop.File("out.png")).Width);
    }

    /// <summary>Each bar without its numbers: as long as there is room for.</summary>
    private static IEnumerable<string> Bars(int width, params string[] sizes) =>
        sizes.Select(size => $"{size} ━{{{Math.Min(40, width - 20)},}}");

    /// <summary>The screen whenever one picture was drawn and the next was about to be, but for the last.</summary>
    private static List<Screen> Images(string written, int width, int height)
    {
        var images = new List<Screen>();
        foreach (Match next in NextImage().Matches(written)) images.Add(new Screen(width, height).Write(written[..next.Index]));
        return images;
    }

    /// <summary>Back to the first bar.</summary>
    [GeneratedRegex(@"\r\e\[[0-9]+A")]
    private static partial Regex NextImage();
}
