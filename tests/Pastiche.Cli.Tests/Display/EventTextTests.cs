using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Tests.Jobs;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class EventTextTests : IDisposable
{
    private readonly StringWriter _output = new();

    private string[] Lines => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_LongPart_IsNeverSilentForLong()
    {
        var clock = new SteppingClock(TimeSpan.FromSeconds(6));

        new PlainDisplay(_output, clock).Follow([new JobBegun("summary", []), At(0.1), At(0.2), At(0.3), At(0.4), At(0.5)]);

        Assert.Equal(["summary", "[1/2] a: 20% of all, about 40 s left", "[1/2] a: 40% of all, about 40 s left"], Lines);
    }

    [Fact]
    public void Follow_WorkThatIsRefused_PrintsNothing()
    {
        var refused = new FakePart("a", before: _ => throw new PasticheException("flat"));

        Assert.Throws<PasticheException>(() => new PlainDisplay(_output, TimeProvider.System).Follow(
            JobProgress.Follow([refused], TestContext.Current.CancellationToken).Prepend(new JobBegun("summary", []))));

        Assert.Empty(Lines);
    }

    [Fact]
    public void Follow_ResumedRunWithCheckpoints_SaysWhatIsNeededOnly()
    {
        new PlainDisplay(_output, TimeProvider.System).Follow(
        [
            new RunResumed("a.ck", 1, 40), StepEvents.Begun, StepEvents.At(1, 59), new CheckpointSaved("a.ck", 1, 59, 9, TimeSpan.Zero),
            new CheckpointFailed("a.ck", "a.ck: disk full"), StepEvents.At(1, 60),
        ]);

        Assert.Equal(4, Lines.Length);
        Assert.Equal("goes on from a.ck", Lines[1]);
        Assert.Equal("note: a.ck: disk full; the run goes on, and the checkpoint stays as it was", Lines[2]);
    }

    [Fact]
    public void Follow_OneFile_IsNamed()
    {
        new PlainDisplay(_output, TimeProvider.System).Follow([new PartsEnded(JobEnd.Done, ["out/sweep.png"], TimeSpan.FromSeconds(2))]);
        Assert.Equal(["wrote out/sweep.png in 2.0 s"], Lines);
    }

    [Fact]
    public void Follow_Batch_CountsItsImages()
    {
        new PlainDisplay(_output, TimeProvider.System).Follow(
        [
            new ImageBegun(1, 3, "a.jpg", "b.jpg", "ab.png"), new JobNote("a note"), StepEvents.Begun, StepEvents.At(1, 60),
            new ImageBegun(2, 3, "a.jpg", "c.jpg", "ac.png"), new ImageSkipped("a.jpg", "c.jpg", "ac.png"),
            new ImageBegun(3, 3, "a.jpg", "d.jpg", "ad.png"), new ImageFailed("a.jpg", "d.jpg", "ad.png", "no\tpicture"),
            new BatchEnded(1, 1, 1, 0, TimeSpan.FromSeconds(2), null),
        ]);

        Assert.Equal(["[1/3] a.jpg + b.jpg → out.png", "note: a note"], Lines[..2]);
        Assert.Equal(["[2/3] ac.png is there already", $"[3/3] ad.png failed: {Printable.Text("no\tpicture")}"], Lines[3..]);
    }

    [Fact]
    public void Follow_Pull_SaysPhasesAndTenths()
    {
        var pull = new PullProgressed("downloading", "vgg19", 0, 80_000_000, 1_000_000, "http://a");

        new PlainDisplay(_output, TimeProvider.System).Follow(
        [
            pull, pull with { Bytes = 1_000_000 }, pull with { Bytes = 8_000_000 }, pull with { Bytes = 9_000_000 },
            new PullProgressed("verifying", "vgg19", 0, 80_000_000, 0, "http://a"), new PullEnded("vgg19", "a.onnx", 80_000_000, "0"),
        ]);

        Assert.Equal(
            ["downloading http://a, from 1 MB on", "8 MB of 80 MB", "verifying its checksum", "vgg19 is ready: a.onnx (80 MB)"], Lines);
    }

    private static PartProgressed At(double done) => new("a", 1, 2, done, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40));

    /// <summary>Every look at it is that much later.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
