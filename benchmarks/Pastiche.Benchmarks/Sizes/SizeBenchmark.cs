using System.Globalization;
using Pastiche.Cpu;

namespace Pastiche.Benchmarks.Sizes;

/// <summary>size: time and memory of the program by the size of the picture, whole and in tiles, as a table and a plot.</summary>
internal static class SizeBenchmark
{
    private static readonly int[] Sides = [256, 512, 1024, 1536, 2048, 3072, 4096, 6144, 8192];

    /// <summary>Other networks, losses and engines, at one size, for the estimates of memory.</summary>
    private static readonly SizeRun[] Others =
    [
        new("resnet18", "gram", "cpu", 1024, "off"), new("resnet18", "gram", "cpu", 1024, "256"),
        new("resnet18", "wasserstein", "cpu", 1024, "off"), new("resnet18", "meanstd", "cpu", 1024, "off"),
        new("resnet18", "gram", "onnxruntime", 512, "off"), new("resnet18", null, "onnxruntime", 1024, "off"),
        new("resnet18", null, "onnxruntime", 1024, "512"),
    ];

    /// <summary>Prints the table, and saves the plot.</summary>
    /// <param name="content">The content; anything of the proportions that are to be measured.</param>
    /// <param name="style">The style.</param>
    /// <param name="tile">The side of tiles.</param>
    /// <param name="largest">The largest long side.</param>
    /// <param name="plot">The file of the plot.</param>
    public static void Run(string content, string style, int tile, int largest, string plot)
    {
        Console.WriteLine($"{Environment.ProcessorCount} threads, {InstructionSets.Widest.Name()}\n");
        Console.WriteLine(
            "| network, losses, engine | size | tiles | s a call | s a megapixel and call | estimate, MB | peak, MB | estimate / peak |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        int[] sides = [.. Sides.Where(side => side <= largest)];
        var whole = Measure(sides.Select(side => new SizeRun("resnet18", null, "cpu", side, "off")), content, style);
        var tiled = Measure(
            sides.Where(side => side >= 1024).Select(side => new SizeRun("resnet18", null, "cpu", side, $"{tile}")), content, style);
        Measure(Others, content, style);
        SizePlot.Save(plot, whole, tiled, tile);
    }

    private static List<SizeResult> Measure(IEnumerable<SizeRun> runs, string content, string style)
    {
        var results = new List<SizeResult>();
        foreach (var run in runs)
        {
            var name = $"{run.Network}, {run.Losses ?? "default"}, {run.Engine}";
            if (run.Measure(content, style) is not { } result)
            {
                Console.WriteLine($"| {name} | {run.Side} | {run.Tile} | does not fit | | | | |");
                continue;
            }

            results.Add(result);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {result.Width}×{result.Height} | {run.Tile} | {result.SecondsPerCall:F2} | {result.SecondsPerMegapixel:F3} "
                + $"| {result.EstimatedBytes / 1e6:F0} | {result.PeakBytes / 1e6:F0} "
                + $"| {(double)result.EstimatedBytes / result.PeakBytes:F2} |"));
        }

        return results;
    }
}
