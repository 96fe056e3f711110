using Pastiche.Cli.Display;
using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class PlainDisplayTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly TurnedClock _clock = new();

    private string[] Lines => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_FastRun_PrintsEvery25thIterationAndTheLastOfEachScale()
    {
        Follow(StepEvents.All);

        Assert.Equal(
            [
                "a.jpg + b.jpg → out.png",
                "32×24 25/30", "32×24 30/30", "64×48 25/60", "64×48 50/60", "64×48 60/60",
            ],
            Lines.Select(line => line.Split(':')[0]));
        Assert.Equal("32×24 25/30: total 0.5000, content 0.2500, style 0.1250, tv 0.0625, about 4 min 05 s left", Lines[1]);
        Assert.Equal("64×48 60/60: total 0.5000, content 0.2500, style 0.1250, tv 0.0625", Lines[^1]);
    }

    [Fact]
    public void Follow_SlowRun_IsNeverSilentForLong()
    {
        Follow(StepEvents.All.Take(7).Select(step =>
        {
            _clock.Now += TimeSpan.FromSeconds(6);
            return step;
        }));

        Assert.Equal(["32×24 3/30", "32×24 5/30", "32×24 7/30"], Lines.Skip(1).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void Follow_StalledScale_SaysSo()
    {
        Follow([StepEvents.At(0, 7, outcome: StepOutcome.Stalled)]);

        Assert.EndsWith(", no further improvement", Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Follow_RunThatFailsBeforeTheFirstIteration_PrintsNothing()
    {
        Assert.Throws<PasticheException>(() => Follow(Fail()));

        Assert.Empty(Lines);

        static IEnumerable<JobEvent> Fail()
        {
            if (Steps.Plan.Scales.Count > 0) throw new PasticheException("flat");
            yield break;
        }
    }

    [Fact]
    public void Follow_Done_SaysWhatWasWritten()
    {
        new PlainDisplay(_output, _clock).Follow([new RunEnded(JobEnd.Done, "out.png", 64, 48, TimeSpan.FromSeconds(24.3), 1)]);

        Assert.Equal(["wrote out.png (64×48) in 24.3 s"], Lines);
    }

    [Fact]
    public void Follow_Cancelled_LeavesItToTheMessage()
    {
        new PlainDisplay(_output, _clock).Follow([new RunEnded(JobEnd.Cancelled, "out.png", 64, 48, TimeSpan.FromSeconds(24.3), 1)]);

        Assert.Empty(Lines);
    }

    private void Follow(IEnumerable<JobEvent> events) => new PlainDisplay(_output, _clock).Follow(events.Prepend(StepEvents.Begun));

    private sealed class TurnedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
