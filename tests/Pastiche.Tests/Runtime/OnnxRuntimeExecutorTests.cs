using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests.Runtime;

public class OnnxRuntimeExecutorTests
{
    private const int Side = 256;

    [Fact]
    public void Run_OneTwoOrThreeThreads_SameBits()
    {
        var expected = Gradient(1);
        Assert.Equal(expected, Gradient(2));
        Assert.Equal(expected, Gradient(3));
    }

    [Fact]
    public void Run_Repeated_SameBits()
    {
        using var compiled = Compile(Backbone.ResNet18, 2);
        compiled.Run();
        var first = compiled.Output(Objective.ImageGradient).ToArray();
        compiled.Run();
        Assert.Equal(first, compiled.Output(Objective.ImageGradient).ToArray());
    }

    [Fact]
    public void Run_SteadyState_AllocatesNextToNothing()
    {
        using var compiled = Compile(TinyBackbones.Smooth, 1);
        for (var i = 0; i < 5; i++) compiled.Run();
        Assert.InRange(Allocation.Of(() => { for (var i = 0; i < 10; i++) compiled.Run(); }) / 10, 0, 1024);
    }

    [Fact]
    public void Run_CancelledBefore_Throws()
    {
        using var compiled = Compile(TinyBackbones.Smooth, 1);
        Assert.Throws<OperationCanceledException>(() => compiled.Run(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Run_CancelledDuring_EndsTheCallAndCanRunAgain()
    {
        using var compiled =
            new OnnxRuntimeExecutor(1).Compile(new Objective(Backbone.ResNet18, [.. Samples.Terms(Backbone.ResNet18)]).Fused(512, 512));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() =>
        {
            while (true) compiled.Run(source.Token);
        }));
        compiled.Run();
    }

    [Fact]
    public void Buffers_UnknownName_NamesTheKnownOnes()
    {
        using var compiled = Compile(TinyBackbones.Smooth, 1);
        var problem = Assert.Throws<GraphException>(() => compiled.Input("picture"));
        Assert.Contains("picture", problem.Message, StringComparison.Ordinal);
        Assert.Contains(Objective.Image, problem.Message, StringComparison.Ordinal);
    }

    private static float[] Gradient(int threads)
    {
        using var compiled = Compile(Backbone.ResNet18, threads);
        compiled.Run();
        return compiled.Output(Objective.ImageGradient).ToArray();
    }

    private static ICompiledGraph Compile(Backbone backbone, int threads)
    {
        var compiled = new OnnxRuntimeExecutor(threads).Compile(new Objective(backbone, [.. Samples.Terms(backbone)]).Fused(Side, Side));
        Samples.Photograph(Side, Side).Pixels.CopyTo(compiled.Input(Objective.Image));
        compiled.Input(Objective.Coefficients).Fill(1);
        return compiled;
    }
}
