using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The real program, with pictures so small that a batch takes no longer than a picture.</summary>
public sealed class BatchCommandTests : IDisposable
{
    private const string Tiny = "--size 32 --iterations 1";
    private const string Grid = $"batch --contents contents --styles styles -o out {Tiny}";

    private readonly Workshop _workshop = new();

    public BatchCommandTests()
    {
        foreach (var folder in new[] { "contents", "styles" }) Directory.CreateDirectory(_workshop.File(folder));
        foreach (var (index, name) in new[] { "a", "b", "c" }.Index())
            Images.Content(64, 48 + index).Save(_workshop.File($"contents/{name}.png"));
        foreach (var (index, name) in new[] { "x", "y" }.Index()) Images.Style(60 + index).Save(_workshop.File($"styles/{name}.jpg"));
    }

    private IReadOnlyList<string> Results =>
        [.. Directory.EnumerateFiles(_workshop.File("out")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Batch_AllPairs_PaintsEachAndASecondTimeNone()
    {
        var first = _workshop.Run(Grid).Succeeded();

        Assert.Equal(["a-x.png", "a-y.png", "b-x.png", "b-y.png", "c-x.png", "c-y.png", "contact-sheet.jpg"], Results);
        Assert.StartsWith("[2/6] contents/a.png + styles/y.jpg → out/a-y.png, 32×24, about ", first.Lines[3], StringComparison.Ordinal);
        Assert.Matches(@"^painted 6 of 6 pictures, in [0-9.]+ s; side by side in out/contact-sheet\.jpg$", first.Lines[^1]);

        File.Delete(_workshop.File("out/b-x.png"));
        var kept = File.ReadAllBytes(_workshop.File("out/b-y.png"));
        var second = _workshop.Run(Grid).Succeeded();

        Assert.Equal("[2/6] out/a-y.png is there already", second.Lines[1]);
        Assert.StartsWith("[3/6] contents/b.png + styles/x.jpg → out/b-x.png", second.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("painted 1 of 6 pictures, 5 there already, in ", second.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(_workshop.File("out/b-y.png")));
    }

    [Fact]
    public void Batch_BrokenPicture_FailsItsPairsAlone()
    {
        File.WriteAllText(_workshop.File("contents/b.png"), "This is no picture.");

        var result = _workshop.Run($"{Grid} --json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["a-x.png", "a-y.png", "c-x.png", "c-y.png", "contact-sheet.jpg"], Results);
        var said = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        const string Reason = "contents/b.png: not a picture that can be read (JPEG, PNG, WebP, TIFF, GIF or AVIF expected)";
        Assert.Equal(
            [$"pastiche: contents/b.png + styles/x.jpg: {Reason}", $"pastiche: contents/b.png + styles/y.jpg: {Reason}"], said[..2]);
        Assert.StartsWith("pastiche: painted 4 of 6 pictures, 2 failed, in ", Assert.Single(said[2..]), StringComparison.Ordinal);

        var events = result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var failed = events.First(json => Event(json) == "failed");
        Assert.Equal(
            """{"event":"failed","content":"contents/b.png","style":"styles/x.jpg","output":"out/b-x.png","reason":"""
                + $"\"{Reason}\"}}",
            failed.GetRawText());
        Assert.Equal(["picture", "planned", "engine", "step", "done"], events.Take(5).Select(Event));
        Assert.Equal(
            """{"event":"picture","index":2,"of":6,"content":"contents/a.png","style":"styles/y.jpg","output":"out/a-y.png"}""",
            events[5].GetRawText());
        Assert.Equal(["event", "done", "skipped", "failed", "left", "seconds", "contactSheet"],
            events[^1].EnumerateObject().Select(property => property.Name));
        Assert.Equal(("batch", 4, 0, 2), (Event(events[^1]), Number("done"), Number("skipped"), Number("failed")));

        int Number(string name) => events[^1].GetProperty(name).GetInt32();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Batch_OtherOptions_NeedOverwrite()
    {
        _workshop.Run($"{Grid} --quiet --no-contact-sheet").Succeeded();
        Assert.DoesNotContain("contact-sheet.jpg", Results);
        var before = File.ReadAllBytes(_workshop.File("out/a-x.png"));

        var refused = _workshop.Run($"{Grid} --quiet --style-scale 2");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("", refused.Output);
        Assert.StartsWith(
            "pastiche: contents/a.png + styles/x.jpg: out/a-x.png: there is such a file already, made otherwise; choose another "
                + "output folder or add --overwrite\n",
            refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_workshop.File("out/a-x.png")));

        _workshop.Run($"{Grid} --quiet --style-scale 2 --overwrite").Succeeded();
        Assert.Equal(2, Recipe.Load(_workshop.File("out/a-x.png")).Options.StyleScale);
    }

    [Fact]
    public void Batch_Table_PaintsItsPairs()
    {
        Directory.CreateDirectory(_workshop.File("table"));
        Images.Content().Save(_workshop.File("table/cup, of tea.png"));
        File.WriteAllText(_workshop.File("table/pairs.csv"), "content,style,output\n\"cup, of "
            + "tea.png\",../style.png,tea.webp\n../content.png,../style.png\n");

        _workshop.Run($"batch --pairs table/pairs.csv -o out/deep --format jpg --quality 90 {Tiny} --quiet").Succeeded();

        Assert.Equal(
            ["contact-sheet.jpg", "content-style.jpg", "tea.webp"],
            Directory.EnumerateFiles(_workshop.File("out/deep")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(90, Recipe.Load(_workshop.File("out/deep/tea.webp")).File!.Quality);
    }

    [Fact]
    public void Batch_DetailMap_IsThatOfEveryPicture()
    {
        Images.Style(64, 48).Save(_workshop.File("map.png"));

        _workshop.Run($"{Grid} --detail-map map.png --quiet --no-contact-sheet").Succeeded();

        var maps = Results.Select(name => Recipe.Load(_workshop.File($"out/{name}")).Options.DetailMap!.Checksum).ToArray();
        Assert.Equal(Enumerable.Repeat(Image.Load(_workshop.File("map.png")).Checksum, 6), maps);
    }

    [Fact]
    public void Batch_DetailMapThatIsNone_IsAnErrorOfTheBatch()
    {
        var result = _workshop.Run($"{Grid} --detail-map missing.png");

        Assert.Equal((2, "missing.png: no such file"), (result.ExitCode, result.ErrorLine()));
        Assert.False(Directory.Exists(_workshop.File("out")));
    }

    [Fact]
    public void Batch_OutputAmongTheInputs_IsRefused()
    {
        Images.Content().Save(_workshop.File("contents/a-x.png"));
        var before = File.ReadAllBytes(_workshop.File("contents/a-x.png"));

        var result = _workshop.Run($"batch --contents contents --styles styles/?.jpg -o styles/../contents {Tiny} --overwrite");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("styles/../contents/a-x.png: it is a content picture and would be overwritten; choose another "
            + "output folder", result.ErrorLine());
        Assert.Equal(before, File.ReadAllBytes(_workshop.File("contents/a-x.png")));
    }

    private static string? Event(JsonElement json) => json.GetProperty("event").GetString();
}
