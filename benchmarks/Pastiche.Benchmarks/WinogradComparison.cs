using System.Diagnostics;
using System.Globalization;
using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Runtime;

namespace Pastiche.Benchmarks;

/// <summary>
/// 3×3 convolutions with bias and ReLU beside ONNX Runtime's, on the shapes of VGG-19 at 256×256. What is compared is what four more of
/// them take in a chain, so that the ends, where layouts are converted, do not count.
/// </summary>
internal static class WinogradComparison
{
    private const int Rounds = 10;
    private const int Calls = 4;
    private const int Links = 4;

    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        Console.WriteLine(
            "| shape | ours, ms | GFLOP/s | ONNX Runtime, ms | GFLOP/s | times as fast, least to most |\n|---|---|---|---|---|---|");
        foreach (var (channels, side) in new[] { (64, 256), (128, 128), (256, 64), (512, 32) }) Run(channels, side);
    }

    private static void Run(int channels, int side)
    {
        IExecutor ours = new CpuExecutor(), onnxRuntime = new OnnxRuntimeExecutor(Environment.ProcessorCount);
        using Pair our = new(ours, channels, side), their = new(onnxRuntime, channels, side);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: our.Time(), Theirs: their.Time())).Skip(1).ToArray();
        var factors = rounds.Select(round => round.Theirs / round.Ours).Order().ToArray();
        var ourTime = Sample.Median([.. rounds.Select(round => round.Ours)]);
        var theirTime = Sample.Median([.. rounds.Select(round => round.Theirs)]);
        var operations = 2e-6 * 9 * channels * channels * side * side;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {channels} → {channels}, {side}×{side} | {ourTime:F2} | {operations / ourTime:F0} | {theirTime:F2} | "
            + $"{operations / theirTime:F0} | {Sample.Median(factors):F2} ({factors[0]:F2} to {factors[^1]:F2}) |"));
    }

    /// <summary>A short chain and a long one.</summary>
    private sealed class Pair(IExecutor executor, int channels, int side) : IDisposable
    {
        private readonly ICompiledGraph _short = Compile(executor, channels, side, 1);
        private readonly ICompiledGraph _long = Compile(executor, channels, side, 1 + Links);

        /// <summary>Milliseconds of a convolution.</summary>
        public double Time() => (Time(_long) - Time(_short)) / Links;

        public void Dispose()
        {
            _short.Dispose();
            _long.Dispose();
        }

        private static double Time(ICompiledGraph graph) => Sample.Median([.. Enumerable.Range(0, Calls + 1).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            graph.Run();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })]);

        private static ICompiledGraph Compile(IExecutor executor, int channels, int side, int links)
        {
            var graph = new Graph("chain");
            var random = new Random(1);
            var x = graph.Input("x", [1, channels, side, side]);
            var bias = graph.Constant(new Tensor([channels], new float[channels]));
            for (var link = 0; link < links; link++)
            {
                var kernel = RandomVgg.Normal(random, channels * channels * 9, Math.Sqrt(2 / (9.0 * channels)));
                var convolution = graph.Conv(
                    x, graph.Constant(new Tensor([channels, channels, 3, 3], kernel)), bias,
                    ConvAttributes.Default with { Pads = [1, 1, 1, 1] });
                x = graph.Relu(convolution);
            }

            graph.Output("y", x);
            var compiled = executor.Compile(graph);
            foreach (ref var value in compiled.Input("x")) value = random.NextSingle();
            return compiled;
        }
    }
}
