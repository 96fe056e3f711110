using System.Text;
using System.Text.Json;
using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Tests.Lesson;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class JsonLessonDisplayTests : IDisposable
{
    private readonly MemoryStream _output = new();

    private JsonElement[] Events => [.. Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)];

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_Parts_TellsProgressAndEveryPart()
    {
        new JsonLessonDisplay(_output).Follow("summary", JobProgress.Follow([new FakePart("a"), new FakePart("b")], TestContext.Current.CancellationToken));

        Assert.Equal(
            ["progress a 0.25", "progress a 0.5", "part a 0.5", "progress b 0.75", "progress b 1", "part b 1"],
            Events.Select(json => $"{json.GetProperty("event")} {json.GetProperty("title")} {json.GetProperty("done")}"));
        Assert.Equal("a is done", Events[2].GetProperty("outcome").GetString());
    }

    [Fact]
    public void Follow_ManySteps_TellsEveryHundredth()
    {
        new JsonLessonDisplay(_output).Follow("summary", JobProgress.Follow([new FakePart("a", steps: 5000)], TestContext.Current.CancellationToken));
        Assert.InRange(Events.Length, 90, 102);
    }

    [Fact]
    public void Follow_Notes_AreToldFirst()
    {
        new JsonLessonDisplay(_output).Follow(new JobSummary("summary", "a note"), []);
        Assert.Equal(("note", "a note"), (Events[0].GetProperty("event").GetString(), Events[0].GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData(false, "done")]
    [InlineData(true, "cancelled")]
    public void Finish_Ending_NamesTheFiles(bool cancelled, string name)
    {
        new JsonLessonDisplay(_output).Finish(new LessonEnding(cancelled, ["a.png", "b.png"], TimeSpan.FromSeconds(1.5)));

        var ending = Assert.Single(Events);
        Assert.Equal(name, ending.GetProperty("event").GetString());
        Assert.Equal(["a.png", "b.png"], ending.GetProperty("outputs").EnumerateArray().Select(file => file.GetString()));
        Assert.Equal(1.5, ending.GetProperty("seconds").GetDouble());
    }
}
