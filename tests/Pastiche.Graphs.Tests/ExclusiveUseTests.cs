using Xunit;

namespace Pastiche.Graphs.Tests;

public sealed class ExclusiveUseTests
{
    private readonly ExclusiveUse _use = new("graph");

    [Fact]
    public void Enter_WhileAnotherIsInside_IsRefused()
    {
        using (_use.Enter())
        {
            var refusal = Assert.IsType<InvalidOperationException>(OnAnotherThread(() => _use.Enter().Dispose()));
            Assert.StartsWith("graph serves one caller at a time", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Null(OnAnotherThread(() => _use.Enter().Dispose()));
    }

    [Fact]
    public void EnterInTurn_ManyThreads_AreInsideOneAfterTheOther()
    {
        var count = 0;

        Parallel.For(0, 1000, _ =>
        {
            using var visit = _use.EnterInTurn();
            count++;
        });

        Assert.Equal(1000, count);
    }

    [Fact]
    public async Task Close_WhileACallerIsInside_CancelsItWaitsAndThenReleases()
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (hasLeft, releasedAfterwards) = (false, false);
        var caller = Task.Run(() =>
        {
            using var visit = _use.Enter();
            inside.SetResult();
            _use.Closing.WaitHandle.WaitOne();
            Assert.Throws<ObjectDisposedException>(_use.ThrowIfClosed);
            hasLeft = true;
        }, TestContext.Current.CancellationToken);
        await inside.Task;

        _use.Close(() => releasedAfterwards = hasLeft);

        Assert.True(releasedAfterwards);
        await caller;
    }

    [Fact]
    public void Close_Twice_ReleasesOnce()
    {
        var releases = 0;

        _use.Close(() => releases++);
        _use.Close(() => releases++);

        Assert.Equal(1, releases);
    }

    [Fact]
    public void Enter_AfterClose_IsRefused()
    {
        _use.Close(() => { });

        Assert.Equal("graph", Assert.Throws<ObjectDisposedException>(() => _use.Enter().Dispose()).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => _use.EnterInTurn().Dispose());
        _use.EnterAnyhow().Dispose();
    }

    private static Exception? OnAnotherThread(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        thread.Join();
        return thrown;
    }
}
