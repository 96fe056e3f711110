using Pastiche.Extensions.DependencyInjection.Pool;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

public class AdmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_PlacesAreTaken_WaitsForOne()
    {
        var admission = new Admission(places: 2, bytes: 100, mostWaiting: 9);
        var first = await Enter(admission, 1);
        _ = await Enter(admission, 1);

        var third = Enter(admission, 1);
        Assert.Equal((false, 2, 1, 2L), (third.IsCompleted, admission.Inside, admission.Waiting, admission.Reserved));

        first.Dispose();
        _ = await third;
        Assert.Equal((2, 0), (admission.Inside, admission.Waiting));
    }

    [Fact]
    public async Task Enter_BytesAreTaken_WaitsForThem()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        var first = await Enter(admission, 60);
        var second = Enter(admission, 50);
        Assert.False(second.IsCompleted);

        first.Dispose();
        _ = await second;
        Assert.Equal(50, admission.Reserved);
    }

    [Fact]
    public async Task Enter_SmallOneAfterALargeOne_DoesNotOvertakeIt()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        var first = await Enter(admission, 60);
        var large = Enter(admission, 100);
        var small = Enter(admission, 1);
        Assert.False(small.IsCompleted);

        first.Dispose();
        var room = await large;
        Assert.False(small.IsCompleted);

        room.Dispose();
        _ = await small;
    }

    /// <summary>Who came first is first, though it took longer to find out what it needs.</summary>
    [Fact]
    public async Task Enter_NeedOfTheFirstIsNotKnown_TheOthersWait()
    {
        var admission = new Admission(places: 1, bytes: 100, mostWaiting: 9);
        using var first = admission.Queue();
        var second = Enter(admission, 1);
        Assert.False(second.IsCompleted);

        await first.EnterAsync(1, Token);
        Assert.False(second.IsCompleted);

        first.Dispose();
        _ = await second;
    }

    [Fact]
    public async Task Enter_CanceledWhileItWaits_LetsTheNextPass()
    {
        using var cancellation = new CancellationTokenSource();
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        _ = await Enter(admission, 60);
        using var large = admission.Queue();
        var entering = large.EnterAsync(100, cancellation.Token);
        var small = Enter(admission, 1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering);
        large.Dispose();

        _ = await small;
        Assert.Equal(61, admission.Reserved);
    }

    [Fact]
    public async Task Queue_TooManyWait_IsRefused()
    {
        var admission = new Admission(places: 1, bytes: 100, mostWaiting: 1);
        var first = await Enter(admission, 1);
        var second = Enter(admission, 1);

        var refusal = Assert.Throws<PoolFullException>(admission.Queue);
        Assert.Equal("1 requests wait; accepted: at most 1, which MaxWaiting sets; try again later.", refusal.Message);

        first.Dispose();
        _ = await second;
    }

    [Fact]
    public void Queue_NobodyMayWait_TakesAsManyAsThereArePlaces()
    {
        var admission = new Admission(places: 2, bytes: 100, mostWaiting: 0);
        using var first = admission.Queue();
        using var second = admission.Queue();
        Assert.Throws<PoolFullException>(admission.Queue);
    }

    [Fact]
    public async Task Dispose_Twice_GivesBackOnce()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 0);
        var room = await Enter(admission, 30);
        _ = await Enter(admission, 30);

        room.Dispose();
        room.Dispose();

        Assert.Equal((1, 30L), (admission.Inside, admission.Reserved));
    }

    /// <summary>Whatever the order of threads, nobody is in beyond the limits, and all get their turn or are canceled.</summary>
    [Fact]
    public async Task Enter_FromManyThreads_KeepsTheLimits()
    {
        var admission = new Admission(places: 3, bytes: 100, mostWaiting: 1000);
        var (entered, canceled, beyond) = (0, 0, 0);
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (i, token) =>
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
            if (i % 5 == 0) cancellation.CancelAfter(TimeSpan.FromMilliseconds(i % 3));
            try
            {
                using var room = admission.Queue();
                await room.EnterAsync(10 + (i % 60), cancellation.Token);
                Interlocked.Increment(ref entered);
                if (admission.Inside is < 1 or > 3 || admission.Reserved is < 10 or > 100) Interlocked.Increment(ref beyond);
                await Task.Yield();
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                Interlocked.Increment(ref canceled);
            }
        });

        Assert.Equal((400, 0), (entered + canceled, beyond));
        Assert.Equal((0, 0, 0L), (admission.Inside, admission.Waiting, admission.Reserved));
    }

    private static async Task<IDisposable> Enter(Admission admission, long need)
    {
        var ticket = admission.Queue();
        await ticket.EnterAsync(need, Token);
        return ticket;
    }
}
