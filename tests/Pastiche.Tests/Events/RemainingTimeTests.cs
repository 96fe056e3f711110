using Pastiche.Events;
using Xunit;

namespace Pastiche.Tests.Events;

public sealed class RemainingTimeTests
{
    private static readonly JobScale[] Scales = [new(100, 100, 10), new(200, 200, 20)];

    private readonly RemainingTime _remaining = new(Scales);

    [Fact]
    public void After_FirstIteration_IsUnknown() => Assert.Null(After(0, 1, 5));

    [Fact]
    public void After_SteadySpeed_CountsPixelsOfLaterScales()
    {
        After(0, 1, 5);

        // A second an iteration at 100×100, so 4 at 200×200; setting up took 4 and does not count.
        Assert.Equal(8 + (20 * 4), After(0, 2, 6)!.Value, 6);
        Assert.Equal(4 + (20 * 4), After(0, 6, 10)!.Value, 6);
    }

    [Fact]
    public void After_NextScaleBegins_KeepsTheSpeedUntilItIsMeasuredAnew()
    {
        After(0, 1, 5);
        After(0, 10, 14);

        Assert.Equal(19 * 4, After(1, 1, 20)!.Value, 6);
        Assert.Equal(18 * 3, After(1, 2, 23)!.Value, 6);
    }

    [Fact]
    public void After_LastIteration_IsZero()
    {
        After(0, 1, 5);
        After(1, 1, 6);

        Assert.Equal(0, After(1, 20, 30));
    }

    [Fact]
    public void After_RunThatWentOnInTheMiddle_CountsFromThere()
    {
        After(1, 10, 5);

        Assert.Equal(9 * 2, After(1, 11, 7)!.Value, 6);
    }

    private double? After(int scale, int iteration, double seconds) =>
        _remaining.After(scale, iteration, TimeSpan.FromSeconds(seconds))?.TotalSeconds;
}
