using System.Diagnostics;
using System.Globalization;
using Pastiche.Cpu;

namespace Pastiche.Benchmarks;

/// <summary>The search for nearest neighbors, beside what the processor can do at most, which is measured in turn with it.</summary>
internal static class NeighborProfile
{
    private const int Rounds = 10;

    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} threads, {InstructionSets.Widest.Name()}\n\n"
            + "| queries × candidates × channels | preparing, ms | finding, ms | GFLOP/s | of the limit |\n|---|---|---|---|---|");
        Run(16384, 8192, 64);
        Run(65536, 8192, 64);
        Run(4096, 4096, 128);
        Run(1024, 1024, 256);
    }

    private static void Run(int queries, int candidates, int channels)
    {
        var random = new Random(1);
        float[] left = RandomVgg.Normal(random, queries * channels, 1), right = RandomVgg.Normal(random, candidates * channels, 1);
        var (nearest, similarity) = (new int[queries], new float[queries]);
        var search = new NeighborSearch();
        using var prepared = search.Prepare(right, channels);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => new Round(
            ProcessorLimit.Measure(),
            Time(() => search.Prepare(right, channels).Dispose()),
            Time(() => search.Find(prepared, left, nearest, similarity)))).ToArray();
        var (limit, time) = (rounds.Max(round => round.Limit), rounds.Min(round => round.Find));
        var speed = 2.0 * queries * candidates * channels / time * 1000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {queries:N0} × {candidates:N0} × {channels} | {rounds.Min(round => round.Prepare):F1} | {time:F1} | {speed / 1e9:F0} | "
            + $"{speed / limit:F2} |"));
    }

    /// <summary>Milliseconds, the least of some tries.</summary>
    private static double Time(Action action) => Enumerable.Range(0, 5).Min(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    });

    private readonly record struct Round(double Limit, double Prepare, double Find);
}
