using Xunit;

namespace Pastiche.Tests;

public sealed class StylizerAsyncTests : IDisposable
{
    private static readonly Image Content = Samples.Photograph(64, 48);
    private static readonly Image Style = Randoms.Image(50, 50, seed: 2);
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(3) };
    private static readonly StylizeOptions Endless = new() { Scales = ScaleSchedule.Of(48).WithIterations(100_000) };

    private readonly Stylizer _stylizer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _stylizer.Dispose();

    [Fact]
    public async Task RunAsync_Result_IsThatOfRun()
    {
        var expected = _stylizer.Run(Content, Style, Short, Token);
        var result = await _stylizer.RunAsync(Content, Style, Short, cancellationToken: Token);

        Assert.Equal(expected.Image.Pixels.ToArray(), result.Image.Pixels.ToArray());
        Assert.Equal(expected.Recipe, result.Recipe);
    }

    [Fact]
    public async Task RunAsync_Progress_TellsEveryIterationUpToTheEnd()
    {
        var reports = new Reports();
        await _stylizer.RunAsync(Content, Style, Short, reports, cancellationToken: Token);

        Assert.Equal(
            [(0, 1, 32, 24), (0, 2, 32, 24), (0, 3, 32, 24), (1, 1, 48, 36), (1, 2, 48, 36), (1, 3, 48, 36)],
            reports.All.Select(report => (report.Scale, report.Iteration, report.Width, report.Height)));
        Assert.All(reports.All, report => Assert.Equal((2, 3, null), (report.Scales, report.Iterations, report.Preview)));
        Assert.Equal(reports.All.Select(report => report.Fraction).Order(), reports.All.Select(report => report.Fraction));
        Assert.Equal(
            [1.0 * 32 * 24 / (3 * ((32 * 24) + (48 * 36))), 1], [reports.All[0].Fraction, reports.All[^1].Fraction]);
        Assert.Equal((null, TimeSpan.Zero), (reports.All[0].Remaining, reports.All[^1].Remaining));
    }

    [Fact]
    public async Task RunAsync_Previews_AreCopiesThatStayAsTheyWere()
    {
        var expected = _stylizer.Steps(Content, Style, Short).Select(step => step.GetImage().Pixels.ToArray()).ToArray();
        var reports = new Reports();

        await _stylizer.RunAsync(Content, Style, Short, reports, TimeSpan.Zero, Token);

        Assert.Equal(expected, reports.All.Select(report => report.Preview!.Pixels.ToArray()));
    }

    [Fact]
    public async Task RunAsync_PreviewsSeldom_AreNotTakenMoreOften()
    {
        var reports = new Reports();
        await _stylizer.RunAsync(Content, Style, Short, reports, TimeSpan.FromHours(1), Token);
        Assert.All(reports.All, report => Assert.Null(report.Preview));
    }

    /// <summary>A user interface goes on while it waits, and gets its reports on its own thread.</summary>
    [Fact]
    public void RunAsync_OnOneThread_LeavesItFreeAndComesBackToIt()
    {
        var threads = SingleThread.Run(async () =>
        {
            var threads = new List<int> { Environment.CurrentManagedThreadId };
            var progress = new Progress<StylizeProgress>(_ => threads.Add(Environment.CurrentManagedThreadId));
            var run = _stylizer.RunAsync(Content, Style, Short, progress, cancellationToken: Token);
            await run;
            await foreach (var step in _stylizer.StepsAsync(Content, Style, Short, cancellationToken: Token))
                threads.Add(Environment.CurrentManagedThreadId);
            return threads;
        });

        Assert.Equal(13, threads.Count);
        Assert.Single(threads.Distinct());
    }

    [Fact]
    public async Task RunAsync_Canceled_HasEndedWhenItSaysSo()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reports = new Reports { Reported = report => { if (report.Iteration == 3) cancellation.Cancel(); } };

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _stylizer.RunAsync(Content, Style, Endless, reports, cancellationToken: cancellation.Token));

        Assert.Equal(cancellation.Token, canceled.CancellationToken);
        Assert.Equal(3, reports.All.Count);
        await _stylizer.RunAsync(Content, Style, Short, cancellationToken: Token);
    }

    [Fact]
    public async Task RunAsync_SecondRun_IsRefusedUntilTheFirstHasEnded()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var begun = new TaskCompletionSource();
        var first = _stylizer.RunAsync(
            Content, Style, Endless, new Reports { Reported = _ => begun.TrySetResult() }, cancellationToken: cancellation.Token);
        await begun.Task;

        await Assert.ThrowsAsync<InvalidOperationException>(() => _stylizer.RunAsync(Content, Style, Short, cancellationToken: Token));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task RunAsync_StylizerDisposed_SaysSo()
    {
        var stylizer = new Stylizer();
        var begun = new TaskCompletionSource();
        var run = stylizer.RunAsync(
            Content, Style, Endless, new Reports { Reported = _ => begun.TrySetResult() }, cancellationToken: Token);
        await begun.Task;

        stylizer.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stylizer.RunAsync(Content, Style, Short, cancellationToken: Token));
    }

    [Fact]
    public async Task RunAsync_OptionOutOfRange_FailsTheTask()
    {
        var run = _stylizer.RunAsync(Content, Style, Short with { ContentWeight = -1 }, cancellationToken: Token);
        await Assert.ThrowsAsync<PasticheException>(() => run);
    }

    [Fact]
    public async Task StepsAsync_Steps_AreThoseOfSteps()
    {
        var expected = _stylizer.Steps(Content, Style, Short).Select(step => (step.Total, step.GetImage().Pixels.ToArray())).ToArray();
        var steps = new List<(double, float[])>();

        await foreach (var step in _stylizer.StepsAsync(Content, Style, Short, cancellationToken: Token))
            steps.Add((step.Total, step.GetImage().Pixels.ToArray()));

        Assert.Equal(expected, steps);
    }

    [Fact]
    public async Task StepsAsync_StepThatHasPassed_SaysSo()
    {
        StylizeStep? first = null;
        await foreach (var step in _stylizer.StepsAsync(Content, Style, Short, cancellationToken: Token)) first ??= step;

        var refusal = Assert.Throws<InvalidOperationException>(() => first!.GetImage());
        Assert.Equal("A step shows the picture only until the next step is taken; ask for it before that.", refusal.Message);
    }

    [Fact]
    public async Task StepsAsync_LeftInTheMiddle_EndsTheRun()
    {
        await foreach (var step in _stylizer.StepsAsync(Content, Style, Endless, cancellationToken: Token))
            if (step.Iteration == 2) break;

        await _stylizer.RunAsync(Content, Style, Short, cancellationToken: Token);
    }

    [Fact]
    public async Task StepsAsync_Canceled_LeavesTheLastImage()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        StylizeStep? last = null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var step in _stylizer.StepsAsync(Content, Style, Endless).WithCancellation(cancellation.Token))
            {
                last = step;
                if (step.Iteration == 2) await cancellation.CancelAsync();
            }
        });

        Assert.Equal((2, 48), (last!.Iteration, last.GetImage().Width));
    }

    /// <summary>Keeps reports on the thread that made them.</summary>
    private sealed class Reports : IProgress<StylizeProgress>
    {
        public List<StylizeProgress> All { get; } = [];

        public Action<StylizeProgress> Reported { get; init; } = _ => { };

        public void Report(StylizeProgress value)
        {
            All.Add(value);
            Reported(value);
        }
    }
}
