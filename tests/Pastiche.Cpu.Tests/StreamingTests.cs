using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>Convolutions large enough for non-temporal stores, with tiles that reach beyond the output.</summary>
public class StreamingTests
{
    /// <summary>More than 16 MB of output.</summary>
    private static readonly Graph LargeMaps = Convolution(8, 64, 271, 257);

    /// <summary>A nonfused convolution.</summary>
    private static readonly Graph ManyChannels = Convolution(192, 192, 53, 45);

    public static TheoryData<string> Graphs => ["large maps", "many channels"];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Run_AnyThreads_SameBits(string name) => Assert.Equal(Run(GraphOf(name), 1), Run(GraphOf(name), 3));

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Run_WidestVectors_AgreeWithNarrowest(string name)
    {
        float[] wide = Run(GraphOf(name), 2), narrow = Run(GraphOf(name), 2, InstructionSet.Vector128);
        var largest = narrow.Max(Math.Abs);
        Assert.All(wide.Zip(narrow), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, EngineCheck.Winograd * largest));
    }

    private static Graph GraphOf(string name) => name == "large maps" ? LargeMaps : ManyChannels;

    private static Graph Convolution(int inputs, int outputs, int height, int width)
    {
        var (graph, random) = (new Graph("convolution"), new Random(1));
        float[] weights = [.. Enumerable.Range(0, outputs * inputs * 9).Select(_ => random.NextSingle() - 0.5f)];
        var kernel = new Tensor([outputs, inputs, 3, 3], weights);
        var x = graph.Input("x", [1, inputs, height, width]);
        graph.Output("y", graph.Conv(x, graph.Constant(kernel), null, ConvAttributes.Default with { Pads = [1, 1, 1, 1] }));
        return graph;
    }

    private static float[] Run(Graph graph, int threads, InstructionSet? set = null)
    {
        using var compiled = new CpuExecutor(threads, set).Compile(graph);
        var random = new Random(2);
        foreach (ref var value in compiled.Input("x")) value = random.NextSingle();
        compiled.Run(TestContext.Current.CancellationToken);
        return compiled.Output("y").ToArray();
    }
}
