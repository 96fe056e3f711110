using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>Graphs whose executor lets them share the memory of intermediate results.</summary>
public class SharedMemoryTests
{
    private static readonly float[] Image = [.. Enumerable.Range(0, 3 * 48 * 48).Select(i => i % 17 / 17f)];

    [Fact]
    public void Run_InTurn_GivesWhatEachGraphGivesAlone()
    {
        var executor = new CpuExecutor(2, sharesMemory: true);
        using var small = executor.Compile(Network(1));
        var first = Run(small);
        // The larger graph needs more memory: that of the first is moved.
        using var large = executor.Compile(Network(4));
        Assert.Equal(Alone(4), Run(large));
        Assert.Equal(first, Run(small));
        Assert.Equal(Alone(1), first);
    }

    [Fact]
    public void Dispose_TheLargest_LeavesTheOthersTheirs()
    {
        var executor = new CpuExecutor(2, sharesMemory: true);
        using var small = executor.Compile(Network(1));
        executor.Compile(Network(4)).Dispose();
        Assert.Equal(Alone(1), Run(small));
    }

    /// <summary>An output is not of the shared memory: it stays until its graph runs again.</summary>
    [Fact]
    public void Output_AfterAnotherGraphRan_IsUnchanged()
    {
        var executor = new CpuExecutor(2, sharesMemory: true);
        using var one = executor.Compile(Network(2));
        using var other = executor.Compile(Network(3));
        var output = Run(one);
        Run(other);
        Assert.Equal(output, one.Output("result").ToArray());
    }

    [Fact]
    public void ReleaseMemory_BetweenRuns_ChangesNoResult()
    {
        var executor = new CpuExecutor(2, sharesMemory: true);
        using var graph = executor.Compile(Network(2));
        var first = Run(graph);
        executor.ReleaseMemory();
        Assert.Equal(first, graph.Output("result").ToArray());
        Assert.Equal(first, Run(graph));
    }

    [Fact]
    public async Task Run_FromSeveralThreads_WaitsForItsTurn()
    {
        var executor = new CpuExecutor(2, sharesMemory: true);
        var expected = Enumerable.Range(1, 4).Select(Alone).ToArray();
        await Task.WhenAll(Enumerable.Range(1, 4).Select(layers => Task.Run(() =>
        {
            using var graph = executor.Compile(Network(layers));
            for (var i = 0; i < 20; i++) Assert.Equal(expected[layers - 1], Run(graph));
        })));
    }

    [Fact]
    public void MeasureMemory_LargerNetwork_NeedsMoreForItsIntermediateResults()
    {
        var executor = new CpuExecutor(2);
        var (one, other) = (executor.MeasureMemory(Network(1)), executor.MeasureMemory(Network(4)));
        Assert.True(other.Shared > one.Shared && one.Shared > 0 && one.Own >= sizeof(float) * Image.Length);
    }

    private static float[] Alone(int layers)
    {
        using var graph = new CpuExecutor(2).Compile(Network(layers));
        return Run(graph);
    }

    private static float[] Run(ICompiledGraph graph)
    {
        Image.CopyTo(graph.Input("image"));
        graph.Run();
        return graph.Output("result").ToArray();
    }

    /// <summary>Convolutions to more and more channels.</summary>
    private static Graph Network(int layers)
    {
        var (graph, random) = (new Graph($"of {layers} layers"), new Random(7));
        var value = graph.Input("image", [1, 3, 48, 48]);
        for (var layer = 1; layer <= layers; layer++)
        {
            Shape shape = [16 * layer, value.Shape[1], 3, 3];
            float[] weights = [.. Enumerable.Range(0, shape.Size).Select(_ => random.NextSingle() - 0.5f)];
            var attributes = ConvAttributes.Default with { Pads = [1, 1, 1, 1] };
            value = graph.Relu(graph.Conv(value, graph.Constant(new Tensor(shape, weights)), null, attributes));
        }

        graph.Output("result", value);
        return graph;
    }
}
