using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The real program, with pictures so small that a reconstruction takes no time.</summary>
public sealed class ReconstructCommandTests : IDisposable
{
    private const string Tiny = "--size 32 --iterations 2";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Reconstruct_Content_WritesAPictureForEachLayerAndAFigure()
    {
        var result = _workshop.Run($"reconstruct content.png --layers stem,stage2_1 -o out {Tiny}").Succeeded();

        Assert.Equal(["content-1-stem.png", "content-2-stage2_1.png", "content.png"], Names());
        Assert.Equal("content of content.png from 2 layers of resnet18 → out, 32×24", result.Lines[0][..result.Lines[0].LastIndexOf(',')]);
        Assert.Matches(@"^\[1/2\] content rebuilt from stem: [0-9.]+ dB", result.Lines[1]);
        Assert.StartsWith("wrote 3 files in out in ", result.Lines[^1], StringComparison.Ordinal);
        var options = Recipe.Load(_workshop.File("out/content-2-stage2_1.png")).Options;
        Assert.Equal((0, "stage2_1"), (options.StyleWeight, Assert.Single(options.ContentLayers!.Value).Layer));
    }

    [Fact]
    public void Reconstruct_Style_WritesATextureForEachSet()
    {
        _workshop.Run($"reconstruct style.png --style --layers stem,stage1_1 -o out {Tiny} --quiet").Succeeded();

        Assert.Equal(["style-1-stem.png", "style-2-stage1_1.png", "style.png"], Names());
        Assert.Equal(["stem", "stage1_1"],
            Recipe.Load(_workshop.File("out/style-2-stage1_1.png")).Options.StyleLayers!.Value.Select(layer => layer.Layer));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Reconstruct_Picture_CanBeReplayedFromItself()
    {
        _workshop.Run($"reconstruct content.png --layers stage1_2 -o out {Tiny} --quiet").Succeeded();
        var replayed = _workshop.Run("replay out/content-1-stage1_2.png content.png -o again.png").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("out/content-1-stage1_2.png")), File.ReadAllBytes(_workshop.File("again.png")));
        Assert.NotEmpty(replayed.Lines);
    }

    [Fact]
    public void Reconstruct_FileThatIsThere_IsRefusedBeforeAnythingIsDone()
    {
        Directory.CreateDirectory(_workshop.File("out"));
        File.WriteAllText(_workshop.File("out/content.png"), "mine");

        var result = _workshop.Run($"reconstruct content.png --layers stem -o out {Tiny}");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("out/content.png: there is such a file already; choose another name or add --overwrite", result.ErrorLine());
        Assert.Equal(["content.png"], Names());
        Assert.Empty(result.Output);
        _workshop.Run($"reconstruct content.png --layers stem -o out {Tiny} --overwrite --quiet").Succeeded();
    }

    [Theory]
    [InlineData("--layers conv1_1", "there is no layer of resnet18 named conv1_1; accepted: stem, ")]
    [InlineData("--size 4", "--size")]
    [InlineData("--layers stem:2", "stem with a weight")]
    public void Reconstruct_BadOption_IsOneLine(string options, string expected)
    {
        var result = _workshop.Run($"reconstruct content.png -o out {options}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.ErrorLine(), StringComparison.OrdinalIgnoreCase);
        Assert.False(Directory.Exists(_workshop.File("out")));
    }

    private string[] Names() =>
        [.. Directory.EnumerateFiles(_workshop.File("out")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
