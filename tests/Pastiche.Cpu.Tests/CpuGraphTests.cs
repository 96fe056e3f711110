using Pastiche.Graphs;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>The lifetime, memory and concurrency of compiled graphs.</summary>
public sealed class CpuGraphTests
{
    [Fact]
    public void Output_SpanKeptPastDispose_KeepsItsValues()
    {
        var (compiled, before) = Run();
        var input = compiled.Input("image");
        var output = compiled.Output("conv3_1");

        compiled.Dispose();
        GC.Collect();
        input.Fill(7);

        Assert.Equal(before, output.ToArray());
    }

    [Fact]
    public void Output_SpanOfAGraphThatNobodyHolds_KeepsItsValues()
    {
        var output = ForgetAllBut(out var before);

        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(before, output.ToArray());
    }

    [Fact]
    public unsafe void InputAndOutput_AreAlignedToACacheLine()
    {
        var (compiled, _) = Run();
        using (compiled)
        {
            fixed (float* input = compiled.Input("image"), output = compiled.Output("conv3_1"))
                Assert.Equal((0, 0), ((nint)input % 64, (nint)output % 64));
        }
    }

    [Fact]
    public void Members_AfterDispose_AreRefused()
    {
        var (compiled, _) = Run();

        compiled.Dispose();
        compiled.Dispose();

        Assert.Throws<ObjectDisposedException>(() => compiled.Run(TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => compiled.Input("image").Length);
        Assert.Throws<ObjectDisposedException>(() => compiled.Output("conv3_1").Length);
    }

    [Fact]
    public void Run_SeveralGraphsAtOnce_GivesWhatEachGivesAlone()
    {
        var (alone, expected) = Run();
        alone.Dispose();
        var executor = new CpuExecutor(threads: 3);

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var compiled = executor.Compile(TinyBackbone.Vgg(40, 56));
            Fill(compiled);
            for (var i = 0; i < 50; i++)
            {
                compiled.Run();
                Assert.Equal(expected, compiled.Output("conv3_1").ToArray());
            }
        });
    }

    private static ReadOnlySpan<float> ForgetAllBut(out float[] values)
    {
        (var compiled, values) = Run();
        return compiled.Output("conv3_1");
    }

    private static (ICompiledGraph Compiled, float[] Output) Run()
    {
        var compiled = new CpuExecutor().Compile(TinyBackbone.Vgg(40, 56));
        Fill(compiled);
        compiled.Run(TestContext.Current.CancellationToken);
        return (compiled, compiled.Output("conv3_1").ToArray());
    }

    private static void Fill(ICompiledGraph compiled)
    {
        var image = compiled.Input("image");
        for (var i = 0; i < image.Length; i++) image[i] = i % 251 / 251f;
    }
}
