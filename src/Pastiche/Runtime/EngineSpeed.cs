using System.Diagnostics;
using Pastiche.Graphs;

namespace Pastiche.Runtime;

/// <summary>The speed of an engine on this computer, measured with a convolution such as networks have.</summary>
internal sealed class EngineSpeed
{
    private const int Channels = 64;
    private const int Side = 64;
    private const int Kernel = 3;

    /// <summary>The speed of whole runs relative to that of the convolution, as measured with ResNet-18 at 512 to 4096 pixels.</summary>
    private const double ShareOfConvolution = 0.7;

    /// <summary>Enough for code to be compiled and for a quiet moment.</summary>
    private const int LeastRuns = 10;

    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(400);

    /// <summary>What a run takes before its first iteration: code that is compiled, graphs, weights.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1.5);

    private readonly double _perSecond;

    /// <summary>Measures the speed of the engine that is expected to run networks.</summary>
    /// <param name="executor">Compiles graphs.</param>
    public EngineSpeed(EngineExecutor executor)
    {
        using var compiled = executor.Compile(Convolution()).Graph;
        compiled.Input("x").Fill(1);
        var (clock, best) = (Stopwatch.StartNew(), TimeSpan.MaxValue);
        for (var run = 0; clock.Elapsed < LeastTime || (run < LeastRuns && clock.Elapsed < MostTime); run++)
        {
            var before = clock.Elapsed;
            compiled.Run();
            if (clock.Elapsed - before < best) best = clock.Elapsed - before;
        }

        _perSecond = ShareOfConvolution * Side * Side * Channels * Channels * Kernel * Kernel / best.TotalSeconds;
    }

    /// <summary>The time of a run.</summary>
    /// <param name="operations">Its multiply-adds of convolutions.</param>
    public TimeSpan TimeOf(double operations) => Start + TimeSpan.FromSeconds(operations / _perSecond);

    private static Graph Convolution()
    {
        var graph = new Graph("speed");
        var kernel = graph.Constant(new Tensor([Channels, Channels, Kernel, Kernel], new float[Channels * Channels * Kernel * Kernel]));
        var attributes = ConvAttributes.Default with { Pads = [1, 1, 1, 1] };
        graph.Output("y", graph.Conv(graph.Input("x", [1, Channels, Side, Side]), kernel, null, attributes));
        return graph;
    }
}
