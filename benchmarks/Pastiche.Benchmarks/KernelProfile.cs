using System.Globalization;
using Pastiche.Cpu;
using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;
using Pastiche.Losses;

namespace Pastiche.Benchmarks;

/// <summary>
/// Where the time of an objective's call goes: every kernel and shape of our engine, beside what the processor can do at most.
/// </summary>
internal static class KernelProfile
{
    private const int Rounds = 11;

    /// <summary>Prints tables.</summary>
    /// <param name="network">vgg19 or resnet18.</param>
    /// <param name="side">Pixels of both sides.</param>
    /// <param name="pass">fused for a whole image; sums or pullback for a tile with its halo.</param>
    public static void Run(string network, int side, string pass)
    {
        var executor = new CpuExecutor();
        var objective = GraphOf(ObjectiveProbe.ObjectiveOf(EngineComparison.BackboneOf(network)), side, pass);
        var (own, shared) = executor.MeasureMemory(objective);
        using var graph = (CpuGraph)executor.Compile(objective);
        ObjectiveProbe.Image(side, 1).Pixels.CopyTo(graph.Input(Objective.Image));
        for (var i = 0; i < 3; i++) graph.Run();
        var (limit, copy) = (ProcessorLimit.Measure(), ProcessorLimit.MeasureCopy());
        TimeSpan[][] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => graph.Profile())];
        Row[] rows = [
            .. graph.Kernels.Select(
                (kernel, i) => new Row(kernel, Sample.Median([.. rounds.Select(round => round[i].TotalMilliseconds)])))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{network}, {pass}, {side}×{side}, {executor.Threads} threads, {executor.Instructions.Name()}: "
            + $"{rows.Sum(row => row.Time):F1} ms; at most {limit / 1e9:F0} GFLOP/s by an FMA loop, "
            + $"{copy / 1e9:F0} GB/s by a copy; "
            + $"bytes a pixel: {own / (double)(side * side):F0} of its own, {shared / (double)(side * side):F0} that can be shared\n"));
        PrintKinds(rows);
        PrintShapes(rows, limit, copy);
    }

    private static Graph GraphOf(Objective objective, int side, string pass)
    {
        var tiled = new TiledObjective(objective with { Weighted = true });
        return pass switch
        {
            "fused" => objective.Fused(side, side),
            "sums" => tiled.Sums(side, side)!,
            "pullback" => tiled.Pullback(side, side),
            _ => throw new ArgumentException($"got \"{pass}\", expected fused, sums or pullback", nameof(pass)),
        };
    }

    private static void PrintKinds(Row[] rows)
    {
        Console.WriteLine("| kind | ms | share |\n|---|---|---|");
        foreach (var kind in rows.GroupBy(row => row.Kernel.Kind).OrderBy(kind => kind.Key))
        {
            var time = kind.Sum(row => row.Time);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {kind.Key} | {time:F1} | {100 * time / rows.Sum(row => row.Time):F1} % |"));
        }
    }

    private static void PrintShapes(Row[] rows, double limit, double copy)
    {
        Console.WriteLine("\n| kernel | shape | count | ms each | GFLOP/s | of the limit | GB/s | of a copy |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        var groups = rows.GroupBy(row => (row.Name, row.Kernel.Shape));
        foreach (var group in groups.OrderBy(group => group.First().Kernel.Kind).ThenByDescending(group => group.Sum(row => row.Time)))
        {
            var time = group.Average(row => row.Time);
            var speed = group.First().Kernel.Operations / time * 1000;
            var cells = speed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{speed / 1e9:F0} | {speed / limit:F2}") : " | ";
            var rate = group.First().Bytes / time * 1000;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {group.Key.Name} | {group.Key.Shape} | {group.Count()} | {time:F2} "
                    + $"| {cells} | {rate / 1e9:F1} | {rate / copy:F2} |"));
        }
    }

    private readonly record struct Row(Kernel Kernel, double Time)
    {
        public string Name => Kernel.GetType().Name.Split('`')[0];

        /// <summary>Bytes of all that it reads and writes, each counted once.</summary>
        public double Bytes => sizeof(float) * (double)Kernel.Reads.Concat(Kernel.Writes).Distinct().Sum(buffer => buffer.Length);
    }
}
