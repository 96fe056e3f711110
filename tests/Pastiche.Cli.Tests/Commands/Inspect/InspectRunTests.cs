using System.Text.Json;
using Pastiche.Cli.Commands.Inspect;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Inspect;

public sealed class InspectRunTests : IDisposable
{
    private static readonly string[] Names =
        ["detail-map.png", "gram-stage1_1.png", "maps-stage1_1.png", "network.txt", "shuffle-stem.png", "strongest-stage1_1.png"];

    private readonly Workshop _workshop = new();

    private string Folder => _workshop.File("deep/out");

    public void Dispose() => _workshop.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public void Execute_Picture_WritesEveryFigureAndReplacesNone()
    {
        Assert.Equal((ExitCode.Success, null), Execute());

        Assert.Equal(Names, Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal(48, Image.Load(Path.Combine(Folder, "detail-map.png")).Width);
        Assert.All(Names.Where(name => name is not ("network.txt" or "detail-map.png")),
            name => Assert.True(Image.Load(Path.Combine(Folder, name)).Width > 100, name));
        var table = File.ReadAllLines(Path.Combine(Folder, "network.txt"));
        Assert.Equal(Backbone.ResNet18.Layers.Select(layer => layer.Name).Prepend("layer"), table.Select(line => line.Split(' ')[0]));
        Assert.Equal("stem      64    24×24      2       7×7      9,472", table[1]);

        var refusal = Assert.Throws<PasticheException>(() => Execute()).Message;
        Assert.Equal($"{Path.Combine(Folder, "network.txt")}: there is such a file already; choose another name or add "
            + $"--overwrite.", refusal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Inspect_Overwrite_ReplacesTheFigures()
    {
        const string Small = "inspect content.png -o out --layers stem --size 32 --iterations 1 --quiet";
        Assert.Equal("", _workshop.Run(Small).Succeeded().Output);
        File.WriteAllText(_workshop.File("out/network.txt"), "old");

        _workshop.Run($"{Small} --overwrite").Succeeded();

        Assert.StartsWith("layer ", File.ReadAllText(_workshop.File("out/network.txt")), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Inspect_Json_TellsLayersPartsAndFiles()
    {
        var result = _workshop.Run("inspect content.png -o out --layers stem --shuffle-layer stem --size 48 --iterations "
            + "2 --json").Succeeded();

        var events = result.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(7, events.Count(line => line.GetProperty("event").GetString() == "layer"));
        Assert.Equal(4, events.Count(line => line.GetProperty("event").GetString() == "part"));
        Assert.Equal(6, events[^1].GetProperty("outputs").GetArrayLength());
    }

    private (int ExitCode, string? Message) Execute()
    {
        using var interruption = new Interruption();
        var end = new InspectRun(
            new InspectRequest
            {
                ImagePath = _workshop.File("content.png"),
                Layers = ["stage1_1", "STAGE1_1"],
                ShuffledLayer = "stem",
                Settings = new ReconstructionSettings(48, 1),
                Network = new(BackboneReference.Default),
                Folder = new OutputFolder(Folder, Overwrite: false),
                Display = DisplayKind.Quiet,
            },
            interruption).Execute();
        return (end.ExitCode, end.Message);
    }
}
