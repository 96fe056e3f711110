using Pastiche.Cli.Jobs.Checkpoints;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs.Checkpoints;

public class CheckpointScheduleTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void IsDue_QuickCheckpoints_AfterEachInterval()
    {
        var schedule = new CheckpointSchedule(TimeSpan.FromSeconds(60), _clock);

        Assert.False(After(schedule, 59.9));
        Assert.True(After(schedule, 0.1));
        Assert.Equal(TimeSpan.FromSeconds(1), schedule.Write(() => _clock.Pass(1)));
        Assert.False(After(schedule, 59.9));
        Assert.True(After(schedule, 0.1));
    }

    [Fact]
    public void IsDue_SlowCheckpoints_NotBefore20TimesAsLong()
    {
        var schedule = new CheckpointSchedule(TimeSpan.FromSeconds(60), _clock);
        Assert.True(After(schedule, 60));

        schedule.Write(() => _clock.Pass(10));

        Assert.False(After(schedule, 199.9));
        Assert.True(After(schedule, 0.1));
        // A later one may be quick again.
        schedule.Write(() => _clock.Pass(1));
        Assert.True(After(schedule, 60));
    }

    [Fact]
    public void Write_Fails_CountsToo()
    {
        var schedule = new CheckpointSchedule(TimeSpan.Zero, _clock);
        Assert.True(schedule.IsDue);

        Assert.Throws<IOException>(() => schedule.Write(() =>
        {
            _clock.Pass(2);
            throw new IOException();
        }));

        Assert.False(After(schedule, 39.9));
        Assert.True(After(schedule, 0.1));
    }

    /// <summary>Whatever checkpoints take, they cost at most 5 % of the time, after the first.</summary>
    [Fact]
    public void Write_AnyCost_AtMostATwentiethOfTheTime()
    {
        var (schedule, random, written) = (new CheckpointSchedule(TimeSpan.FromSeconds(5), _clock), new Random(1), TimeSpan.Zero);
        var begin = _clock.GetTimestamp();
        for (var iteration = 0; iteration < 20_000; iteration++)
        {
            _clock.Pass(random.NextDouble());
            if (schedule.IsDue) written += schedule.Write(() => _clock.Pass(3 * random.NextDouble()));
        }

        Assert.InRange(written / _clock.GetElapsedTime(begin), 0.03, 0.05);
    }

    private bool After(CheckpointSchedule schedule, double seconds)
    {
        _clock.Pass(seconds);
        return schedule.IsDue;
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(double seconds) => _now += TimeSpan.FromSeconds(seconds).Ticks;
    }
}
