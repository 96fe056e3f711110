using System.Diagnostics;
using System.Globalization;
using Pastiche.Cpu;

namespace Pastiche.Benchmarks;

/// <summary>
/// Calls an objective whenever a line comes in, and prints its milliseconds, so that <c>benchmarks/compare</c> can let two builds take
/// turns.
/// </summary>
internal static class ObjectiveServer
{
    private const int WarmUps = 5;

    /// <summary>Serves until the input ends.</summary>
    /// <param name="network">vgg19, at its full width with random weights, or resnet18.</param>
    /// <param name="side">Pixels of both sides.</param>
    public static void Run(string network, int side)
    {
        using var probe = new ObjectiveProbe(EngineComparison.BackboneOf(network), side, new CpuExecutor());
        for (var i = 0; i < WarmUps; i++) _ = probe.Call();
        Console.WriteLine("ready");
        while (Console.ReadLine() is not null)
        {
            var start = Stopwatch.GetTimestamp();
            _ = probe.Call();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }
    }
}
