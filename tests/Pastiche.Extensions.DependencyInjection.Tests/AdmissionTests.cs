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
        var first = await admission.EnterAsync(1, Token);
        _ = await admission.EnterAsync(1, Token);

        var third = admission.EnterAsync(1, Token);
        Assert.Equal((false, 2, 1, 2), (third.IsCompleted, admission.Inside, admission.Waiting, admission.Reserved));

        first.Dispose();
        _ = await third;
        Assert.Equal((2, 0), (admission.Inside, admission.Waiting));
    }

    [Fact]
    public async Task Enter_BytesAreTaken_WaitsForThem()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        var first = await admission.EnterAsync(60, Token);
        var second = admission.EnterAsync(50, Token);
        Assert.False(second.IsCompleted);

        first.Dispose();
        _ = await second;
        Assert.Equal(50, admission.Reserved);
    }

    [Fact]
    public async Task Enter_SmallOneAfterALargeOne_DoesNotOvertakeIt()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        var first = await admission.EnterAsync(60, Token);
        var large = admission.EnterAsync(100, Token);
        var small = admission.EnterAsync(1, Token);
        Assert.False(small.IsCompleted);

        first.Dispose();
        var room = await large;
        Assert.False(small.IsCompleted);

        room.Dispose();
        _ = await small;
    }

    [Fact]
    public async Task Enter_CanceledWhileItWaits_LetsTheNextPass()
    {
        using var cancellation = new CancellationTokenSource();
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 9);
        _ = await admission.EnterAsync(60, Token);
        var large = admission.EnterAsync(100, cancellation.Token);
        var small = admission.EnterAsync(1, Token);

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large)).CancellationToken);
        _ = await small;
        Assert.Equal(61, admission.Reserved);
    }

    [Fact]
    public async Task Enter_TooManyWait_IsRefused()
    {
        var admission = new Admission(places: 1, bytes: 100, mostWaiting: 1);
        var first = await admission.EnterAsync(1, Token);
        var second = admission.EnterAsync(1, Token);

        await Assert.ThrowsAsync<PoolFullException>(() => admission.EnterAsync(1, Token));

        first.Dispose();
        _ = await second;
    }

    [Fact]
    public async Task Leave_Twice_GivesBackOnce()
    {
        var admission = new Admission(places: 9, bytes: 100, mostWaiting: 0);
        var room = await admission.EnterAsync(30, Token);
        _ = await admission.EnterAsync(30, Token);

        room.Dispose();
        room.Dispose();

        Assert.Equal((1, 30L), (admission.Inside, admission.Reserved));
    }

    /// <summary>Whatever the order of threads, nobody is in beyond the limits, and all get their turn or are canceled.</summary>
    [Fact]
    public async Task Enter_FromManyThreads_KeepsTheLimits()
    {
        var admission = new Admission(places: 3, bytes: 100, mostWaiting: 1000);
        var (most, entered, canceled) = (0L, 0, 0);
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Token }, async (i, token) =>
        {
            using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(token);
            if (i % 5 == 0) cancellation.CancelAfter(TimeSpan.FromMilliseconds(i % 3));
            try
            {
                using var room = await admission.EnterAsync(10 + (i % 60), cancellation.Token);
                Interlocked.Increment(ref entered);
                most = Math.Max(most, Math.Max(admission.Inside > 3 ? 1000 : 0, admission.Reserved));
                await Task.Yield();
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                Interlocked.Increment(ref canceled);
            }
        });

        Assert.Equal((400, 0, 0, 0L), (entered + canceled, admission.Inside, admission.Waiting, admission.Reserved));
        Assert.InRange(most, 10, 100);
    }
}
