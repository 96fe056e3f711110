using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pastiche.Benchmarks;

/// <summary>
/// One call of the paper's objective, loss and gradient, of VGG-19 at its full width: ours and PyTorch's in turn, so that both meet the
/// same noise of the machine. Needs /usr/bin/python3 with torch, and a good BLAS under it.
/// </summary>
internal static class PyTorchComparison
{
    private const int Rounds = 7;
    private const int CallsInARound = 8;

    /// <summary>Prints a table.</summary>
    /// <param name="side">Pixels of both sides.</param>
    public static void Run(int side)
    {
        var folder = Directory.CreateTempSubdirectory("pastiche-").FullName;
        try
        {
            string[] pictures = [Save(folder, side, 1), Save(folder, side, 2)];
            using var probe = new ObjectiveProbe(RandomVgg.Create(), side);
            for (var i = 0; i < 3; i++) probe.Call();
            var (blas, _) = PyTorch(pictures, side, 1);
            Console.WriteLine(blas);
            Console.WriteLine($"| {side}×{side}, round | Pastiche, ms | PyTorch, ms | ratio |\n|---|---|---|---|");
            var rounds = Enumerable.Range(1, Rounds).Select(round => Round(probe, pictures, side, round)).ToArray();
            Print("median", Median(rounds.Select(round => round.Ours)), Median(rounds.Select(round => round.Theirs)), Median(rounds.Select(round => round.Ours / round.Theirs)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Ours, double Theirs) Round(ObjectiveProbe probe, string[] pictures, int side, int number)
    {
        var ours = Median(Enumerable.Range(0, CallsInARound).Select(_ => Time(probe)).ToArray());
        var theirs = Median(PyTorch(pictures, side, CallsInARound).Milliseconds);
        Print($"{number}", ours, theirs, ours / theirs);
        return (ours, theirs);
    }

    private static double Time(ObjectiveProbe probe)
    {
        var start = Stopwatch.GetTimestamp();
        probe.Call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What PyTorch was built with, and its calls after the first two.</summary>
    private static (string Blas, double[] Milliseconds) PyTorch(string[] pictures, int side, int calls)
    {
        string[] arguments =
        [
            Script(), "--weights", "random:0", "--content", pictures[0], "--style", pictures[1], "--size", $"{side}", "--iterations", $"{calls + 2}",
            "--threads", $"{Environment.ProcessorCount}", "--print-blas",
        ];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        var milliseconds = lines.Where(line => line.Contains("\"call\"", StringComparison.Ordinal))
            .Select(line => 1000 * JsonDocument.Parse(line).RootElement.GetProperty("seconds").GetDouble());
        return (string.Join('\n', lines.TakeWhile(line => line[0] != '{')), [.. milliseconds.Skip(2)]);
    }

    private static string Save(string folder, int side, int seed)
    {
        var path = Path.Combine(folder, $"{seed}.png");
        ObjectiveProbe.Picture(side, seed).Save(path);
        return path;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Print(string round, double ours, double theirs, double ratio) =>
        Console.WriteLine(FormattableString.Invariant($"| {round} | {ours:F0} | {theirs:F0} | {ratio:F3} |"));

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../tests/Pastiche.Tests/Parity/gatys_torch.py");
}
