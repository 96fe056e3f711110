using Pastiche.Cli.Jobs;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public class JobProgressTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public void Follow_PartsOfDifferentWork_SharesOutByWork()
    {
        JobEvent[] events = [.. JobProgress.Follow([new FakePart("a", work: 1), new FakePart("b", work: 3)], Token)];

        Assert.Equal(
            ["progress a 1/2 0.125", "progress a 1/2 0.25", "part a 1/2 0.25", "progress b 2/2 0.625", "progress b 2/2 1", "part b 2/2 1"],
            events.Select(Text));
    }

    [Fact]
    public void Follow_TimeLeft_IsThatAtTheSpeedSoFar()
    {
        foreach (var part in JobProgress.Follow([new FakePart("a", steps: 4), new FakePart("b", steps: 4)], Token).OfType<PartProgressed>())
        {
            var expected = part.Elapsed * ((1 - part.Done) / part.Done);
            Assert.Equal(expected.TotalSeconds, part.Remaining!.Value.TotalSeconds, 1e-6);
        }
    }

    [Fact]
    public void Follow_HardlyBegun_SaysNothingOfTimeLeft()
    {
        var first = JobProgress.Follow([new FakePart("a", steps: 1000)], Token).First();
        Assert.Null(Assert.IsType<PartProgressed>(first).Remaining);
    }

    [Fact]
    public void Follow_CancelledBetweenParts_DoesNotBeginTheNext()
    {
        using var source = new CancellationTokenSource();
        var begun = false;
        var parts = JobProgress.Follow([new FakePart("a", steps: 1), new FakePart("b", before: _ => begun = true)],
            source.Token).GetEnumerator();
        Assert.True(parts.MoveNext() && parts.MoveNext() && parts.Current is PartEnded);

        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => parts.MoveNext());
        Assert.False(begun);
    }

    private static string Text(JobEvent one) => one switch
    {
        PartProgressed part => FormattableString.Invariant($"{one.Event} {part.Title} {part.Index}/{part.Of} {part.Done}"),
        PartEnded part => FormattableString.Invariant($"{one.Event} {part.Title} {part.Index}/{part.Of} {part.Done}"),
        _ => one.Event,
    };
}
