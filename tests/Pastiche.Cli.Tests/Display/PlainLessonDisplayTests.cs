using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;
using Pastiche.Cli.Tests.Lesson;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class PlainLessonDisplayTests : IDisposable
{
    private readonly StringWriter _output = new();

    private string[] Lines => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Follow_LongPart_IsNeverSilentForLong()
    {
        var clock = new SteppingClock(TimeSpan.FromSeconds(6));

        new PlainLessonDisplay(_output, clock).Follow("summary", [At(0.1), At(0.2), At(0.3), At(0.4), At(0.5)]);

        Assert.Equal(["summary", "[1/2] a: 20% of all, about 40 s left", "[1/2] a: 40% of all, about 40 s left"], Lines);
    }

    [Fact]
    public void Follow_WorkThatIsRefused_PrintsNothing()
    {
        var refused = new FakePart("a", before: _ => throw new PasticheException("flat"));

        Assert.Throws<PasticheException>(() => new PlainLessonDisplay(_output, TimeProvider.System).Follow(
            "summary", JobProgress.Follow([refused], TestContext.Current.CancellationToken)));

        Assert.Empty(Lines);
    }

    [Fact]
    public void Finish_OneFile_IsNamed()
    {
        new PlainLessonDisplay(_output, TimeProvider.System).Finish(new LessonEnding(false, ["out/sweep.png"], TimeSpan.FromSeconds(2)));
        Assert.Equal(["wrote out/sweep.png in 2.0 s"], Lines);
    }

    private static LessonMoment At(double done) => new(new FakePart("a"), 1, 2, false, done, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40));

    /// <summary>Every look at it is that much later.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
