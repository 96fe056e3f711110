using System.Runtime.CompilerServices;
using Xunit;

namespace Pastiche.Tests;

/// <summary>One run at a time, whoever pulls it, drops it or disposes what runs it.</summary>
public class StepSequenceTests
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(6) };

    private static Image Content => Samples.Photograph(60, 40);

    private static Image Style => Randoms.Image(50, 70);

    [Fact]
    public void Steps_TwoRunsAtOnce_AreRefused()
    {
        using var stylizer = new Stylizer();
        using var first = stylizer.Steps(Content, Style, Short).GetEnumerator();
        first.MoveNext();
        Assert.Throws<InvalidOperationException>(() => stylizer.Run(Content, Style, Short).Image);
        first.Dispose();
        Assert.Equal(48, stylizer.Run(Content, Style, Short).Image.Width);
    }

    [Fact]
    public void Steps_EnumeratorDroppedHalfWay_LetsAnotherRunBegin()
    {
        using var stylizer = new Stylizer();
        DropAfterOneStep(stylizer);
        GC.Collect();
        Assert.Equal(48, stylizer.Run(Content, Style, Short).Image.Width);
    }

    [Fact]
    public void Dispose_BetweenSteps_EndsTheRunAndKeepsThePictureSoFar()
    {
        var stylizer = new Stylizer();
        using var steps = stylizer.Steps(Content, Style, Short).GetEnumerator();
        steps.MoveNext();
        var before = steps.Current.GetImage();

        stylizer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => steps.MoveNext());
        Assert.Equal(before.Pixels, steps.Current.GetImage().Pixels);
    }

    [Theory]
    [InlineData(Engine.Cpu)]
    [InlineData(Engine.OnnxRuntime)]
    public async Task Dispose_DuringARun_EndsItAndWaits(Engine engine)
    {
        var stylizer = new Stylizer(engine: engine);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(
            () =>
            {
                foreach (var step in stylizer.Steps(Content, Style, new() { Scales = ScaleSchedule.Of(128).WithIterations(100_000) }))
                    begun.TrySetResult();
            },
            TestContext.Current.CancellationToken);
        await Task.WhenAny(begun.Task, run);

        stylizer.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
    }

    [Fact]
    public async Task Dispose_OfStepsThatAnotherThreadPulls_CancelsThem()
    {
        using var stylizer = new Stylizer();
        using var steps = stylizer.Steps(Content, Style, new() { Scales = ScaleSchedule.Of(128).WithIterations(100_000) }).GetEnumerator();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = Task.Run(
            () =>
            {
                while (steps.MoveNext()) begun.TrySetResult();
            },
            TestContext.Current.CancellationToken);
        await Task.WhenAny(begun.Task, run);

        steps.Dispose();

        // It was computing a step, or about to pull the next one.
        if (await Record.ExceptionAsync(() => run) is { } exception) Assert.IsType<OperationCanceledException>(exception);
        Assert.Equal(48, stylizer.Run(Content, Style, Short).Image.Width);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropAfterOneStep(Stylizer stylizer) => stylizer.Steps(Content, Style, Short).GetEnumerator().MoveNext();
}
