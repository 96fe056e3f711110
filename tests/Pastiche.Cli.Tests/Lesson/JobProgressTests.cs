using Pastiche.Cli.Lesson;
using Xunit;

namespace Pastiche.Cli.Tests.Lesson;

public class JobProgressTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void Follow_PartsOfDifferentWork_SharesOutByWork()
    {
        LessonMoment[] moments = [.. JobProgress.Follow([new FakePart("a", work: 1), new FakePart("b", work: 3)], Token)];

        Assert.Equal([0.125, 0.25, 0.25, 0.625, 1, 1], moments.Select(moment => moment.Done));
        Assert.Equal(["a", "a", "a", "b", "b", "b"], moments.Select(moment => moment.Part.Title));
        Assert.Equal([false, false, true, false, false, true], moments.Select(moment => moment.IsEnd));
        Assert.All(moments, moment => Assert.Equal(2, moment.Of));
    }

    [Fact]
    public void Follow_TimeLeft_IsThatAtTheSpeedSoFar()
    {
        foreach (var moment in JobProgress.Follow([new FakePart("a", steps: 4), new FakePart("b", steps: 4)], Token))
        {
            var expected = moment.Elapsed * ((1 - moment.Done) / moment.Done);
            Assert.Equal(expected.TotalSeconds, moment.Left!.Value.TotalSeconds, 1e-6);
        }
    }

    [Fact]
    public void Follow_HardlyBegun_SaysNothingOfTimeLeft()
    {
        var first = JobProgress.Follow([new FakePart("a", steps: 1000)], Token).First();
        Assert.Null(first.Left);
    }

    [Fact]
    public void Follow_CancelledBetweenParts_DoesNotBeginTheNext()
    {
        using var source = new CancellationTokenSource();
        var begun = false;
        var parts = JobProgress.Follow([new FakePart("a", steps: 1), new FakePart("b", before: _ => begun = true)], source.Token).GetEnumerator();
        Assert.True(parts.MoveNext() && parts.MoveNext() && parts.Current.IsEnd);

        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => parts.MoveNext());
        Assert.False(begun);
    }
}
