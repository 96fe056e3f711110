using System.Text.Json;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class JsonOutputTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Json_Run_PrintsEveryIterationAndTheEndWithTheStatedKeys()
    {
        var lines = _workshop.Run("stylize content.png style.png -o blå☂.png --scales 32,48 --iterations 3,2 --json").Succeeded().Lines;

        var steps = lines[..^1].Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        string[] keys = ["event", "scale", "width", "height", "iteration", "of", "terms", "total", "seconds"];
        Assert.All(steps, step =>
        {
            Assert.Equal(keys, Keys(step));
            Assert.Equal(["content", "style", "tv", "range"], Keys(step.GetProperty("terms")));
            Assert.Equal("step", step.GetProperty("event").GetString());
            Assert.True(double.IsFinite(step.GetProperty("total").GetDouble()));
        });
        Assert.Equal(
            [(0, 32, 24, 1, 3), (0, 32, 24, 2, 3), (0, 32, 24, 3, 3), (1, 48, 36, 1, 2), (1, 48, 36, 2, 2)],
            steps.Select(step => (Int(step, "scale"), Int(step, "width"), Int(step, "height"), Int(step, "iteration"), Int(step, "of"))));
        var seconds = steps.Select(step => step.GetProperty("seconds").GetDouble()).ToArray();
        Assert.Equal(seconds.Order(), seconds);

        var done = JsonDocument.Parse(lines[^1]).RootElement;
        Assert.Equal(["event", "output", "width", "height", "seconds", "peakMemoryBytes"], Keys(done));
        Assert.Equal(("done", "blå☂.png"), (done.GetProperty("event").GetString(), done.GetProperty("output").GetString()));
        Assert.Equal((48, 36), (Int(done, "width"), Int(done, "height")));
        Assert.Contains("blå☂.png", lines[^1], StringComparison.Ordinal);
        Assert.InRange(done.GetProperty("peakMemoryBytes").GetInt64(), 50_000_000, 5_000_000_000);
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
