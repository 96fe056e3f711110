using System.Text;
using System.Text.Json;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Tests.Jobs;
using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class JsonDisplayTests : IDisposable
{
    private readonly MemoryStream _output = new();

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    private JsonElement[] Events =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_Step_IsOneLine()
    {
        Follow(StepEvents.Begun, StepEvents.At(1, 7));

        Assert.Equal(
            "{\"event\":\"step\",\"scale\":1,\"width\":64,\"height\":48,\"iteration\":7,\"of\":60,"
            + "\"terms\":{\"content\":0.25,\"style\":0.125,\"tv\":0.0625,\"range\":0.03125},\"total\":0.5,\"seconds\":37}\n",
            Output);
    }

    [Theory]
    [InlineData(StepOutcome.Stalled, "stalled")]
    [InlineData(StepOutcome.NonFinite, "nonFinite")]
    public void Follow_StepThatDidNotMove_SaysWhy(StepOutcome outcome, string word)
    {
        Follow(StepEvents.At(1, 7, outcome: outcome));

        Assert.EndsWith($",\"seconds\":37,\"outcome\":\"{word}\"}}\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_Parts_WritesProgressAndEveryPart()
    {
        Follow([.. JobProgress.Follow([new FakePart("a"), new FakePart("b")], TestContext.Current.CancellationToken)]);

        Assert.Equal(
            ["progress a 0.25", "progress a 0.5", "part a 0.5", "progress b 0.75", "progress b 1", "part b 1"],
            Events.Select(json => $"{json.GetProperty("event")} {json.GetProperty("title")} {json.GetProperty("done")}"));
        Assert.Equal("a is done", Events[2].GetProperty("outcome").GetString());
    }

    [Fact]
    public void Follow_ManySteps_WritesEveryHundredth()
    {
        Follow([.. JobProgress.Follow([new FakePart("a", steps: 5000)], TestContext.Current.CancellationToken)]);

        Assert.InRange(Events.Length, 90, 102);
    }

    [Fact]
    public void Follow_ManyBytes_WritesFourTimesASecondAndEveryPhase()
    {
        var pull = new PullProgressed("downloading", "vgg19", 0, 1000, 0, "http://a");

        Follow([.. Enumerable.Range(1, 1000).Select(bytes => pull with { Bytes = bytes }),
            new PullProgressed("verifying", "vgg19", 0, 1000, 0, "http://a")]);

        Assert.InRange(Events.Length, 3, 30);
        Assert.Equal((1000, "verifying"), (Events[^2].GetProperty("bytes").GetInt32(), Events[^1].GetProperty("event").GetString()));
    }

    [Fact]
    public void Follow_InfiniteTotal_IsNull()
    {
        Follow(StepEvents.At(0, 1, total: double.PositiveInfinity));

        Assert.Contains("\"total\":null,", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_Done_EscapesOnlyWhatJsonMustEscape()
    {
        Follow(new RunEnded(JobEnd.Done, "Ø \"<&>\".png", 64, 48, TimeSpan.FromMilliseconds(1234.5678), 99));

        Assert.Equal(
            "{\"event\":\"done\",\"output\":\"Ø \\\"<&>\\\".png\",\"width\":64,\"height\":48,\"seconds\":1.235,\"peakMemoryBytes\":99}\n",
            Output);
    }

    [Fact]
    public void Follow_CancelledWithoutAPicture_HasNulls()
    {
        Follow(new RunEnded(JobEnd.Cancelled, null, null, null, TimeSpan.FromSeconds(1), 99));

        Assert.Equal(
            "{\"event\":\"cancelled\",\"output\":null,\"width\":null,\"height\":null,\"seconds\":1,\"peakMemoryBytes\":99}\n",
            Output);
    }

    private void Follow(params JobEvent[] events) => new JsonDisplay(_output).Follow(events);
}
