using System.Text.Json;
using Pastiche.Cli.Help;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The real program, with pictures so small that an atlas takes seconds.</summary>
[Trait("Category", "Slow")]
public sealed class AtlasCommandTests : IDisposable
{
    private const string Tiny = "atlas content.png style.png -o out --quick --size 48 --iterations 3";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Atlas_TwoPictures_IsOnePageAndTheResult()
    {
        var result = _workshop.Run(Tiny).Succeeded();

        Assert.Equal(["index.html", "result.png"], Names());
        Assert.StartsWith("atlas of content.png + style.png → out/index.html, ", result.Lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^\[1/[0-9]+\] the result", result.Lines[1]);
        Assert.StartsWith("wrote 2 files in out in ", result.Lines[^1], StringComparison.Ordinal);
        var page = File.ReadAllText(_workshop.File("out/index.html"));
        Assert.All(
            new[] { "network", "features", "content", "style", "losses", "optimisation", "ratio", "start", "commands" },
            chapter => Assert.Contains($"<h2 id=\"{chapter}\">", page, StringComparison.Ordinal));
        Assert.DoesNotContain("interrupted", page, StringComparison.Ordinal);
        Assert.Equal(48, Recipe.Load(_workshop.File("out/result.png")).Width);
    }

    [Fact]
    public void Atlas_SameAgain_IsTheSamePage()
    {
        _workshop.Run($"{Tiny} --quiet").Succeeded();
        var first = File.ReadAllBytes(_workshop.File("out/index.html"));
        _workshop.Run($"{Tiny} --quiet --overwrite --threads 1").Succeeded();
        Assert.Equal(first, File.ReadAllBytes(_workshop.File("out/index.html")));
    }

    [Fact]
    public void Atlas_Interrupted_KeepsAPageWithWhatThereIs()
    {
        using var program = _workshop.Start(Tiny.Replace("--iterations 3", "--iterations 300", StringComparison.Ordinal));
        while (program.ReadLine() is { } line && !line.StartsWith("[4/", StringComparison.Ordinal))
        {
            // The first parts are made.
        }

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));
        var result = program.Wait();

        Assert.Equal(130, result.ExitCode);
        Assert.Matches("^interrupted after [0-9]+ of [0-9]+ parts; saved what there is: 2 files in out$", result.ErrorLine());
        var page = File.ReadAllText(_workshop.File("out/index.html"));
        Assert.Contains("The work was interrupted", page, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"optimisation\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2 id=\"ratio\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Atlas_Json_TellsEveryPart()
    {
        var events = _workshop.Run($"{Tiny} --json").Succeeded().Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();

        var parts = events.Where(json => json.GetProperty("event").GetString() == "part").ToList();
        Assert.Equal(parts[0].GetProperty("of").GetInt32(), parts.Count);
        Assert.Equal("done", events[^1].GetProperty("event").GetString());
        Assert.Equal(["out/index.html", "out/result.png"],
            events[^1].GetProperty("outputs").EnumerateArray().Select(file => file.GetString()));
    }

    [Fact]
    public void Atlas_PageThatIsThere_IsRefused()
    {
        Directory.CreateDirectory(_workshop.File("out"));
        File.WriteAllText(_workshop.File("out/index.html"), "mine");

        var result = _workshop.Run(Tiny);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("out/index.html: there is such a file already; choose another name or add --overwrite", result.ErrorLine());
        Assert.Equal("mine", File.ReadAllText(_workshop.File("out/index.html")));
    }

    [Fact]
    public void Atlas_ItsCommands_CanBeUnderstoodAndMakeItsResult()
    {
        _workshop.Run($"{Tiny} --quiet").Succeeded();
        var page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(_workshop.File("out/index.html")));
        string[] commands = [.. page.Split("<pre tabindex=\"0\">pastiche ")[1..].Select(text => text[..text.IndexOf('<',
            StringComparison.Ordinal)])];

        Assert.Equal(["stylize", "stylize", "inspect", "reconstruct", "reconstruct", "sweep", "atlas"],
            commands.Select(command => command.Split(' ')[0]));
        Assert.All(commands, command => Assert.Null(CommandLineError.In(CommandLine.Parse(command.Split(' ')))));
        _workshop.Run($"{commands[0]} --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("out/result.png")), File.ReadAllBytes(_workshop.File("result.png")));
        Assert.EndsWith(Tiny[Tiny.IndexOf("--quick", StringComparison.Ordinal)..], commands[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Atlas_ResultThatIsAFolder_IsRefusedBeforeAnythingIsDone()
    {
        Directory.CreateDirectory(_workshop.File("out/result.png"));
        var result = _workshop.Run(Tiny);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("result.png", result.ErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Atlas_FolderThatIsAFile_IsRefused() => Assert.Equal(
        $"content.png/sub: the folder cannot be created: {_workshop.File("content.png")} is a file; choose another one",
        _workshop.Run(Tiny.Replace("-o out", "-o content.png/sub", StringComparison.Ordinal)).ErrorLine());

    private string[] Names() =>
        [.. Directory.EnumerateFiles(_workshop.File("out")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
