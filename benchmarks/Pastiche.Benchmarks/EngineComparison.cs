using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pastiche.Cpu;
using Pastiche.Runtime;

namespace Pastiche.Benchmarks;

/// <summary>
/// One call of an objective, loss and gradient: by our engine, by ONNX Runtime and, for VGG-19, by PyTorch, in turn, so that all meet the
/// same noise of the machine. PyTorch needs /usr/bin/python3 with torch, and a good BLAS under it.
/// </summary>
internal static class EngineComparison
{
    private const int Rounds = 7;
    private const int CallsInARound = 8;

    /// <summary>Prints a table.</summary>
    /// <param name="network">vgg19, at its full width with random weights, or resnet18.</param>
    /// <param name="side">Pixels of both sides.</param>
    public static void Run(string network, int side)
    {
        var folder = Directory.CreateTempSubdirectory("pastiche-").FullName;
        try
        {
            var backbone = BackboneOf(network);
            string[] images = network == "vgg19" ? [Save(folder, side, 1), Save(folder, side, 2)] : [];
            if (images.Length > 0) Console.WriteLine(PyTorch(images, side, 1).Blas);
            using var ours = new ObjectiveProbe(backbone, side, new CpuExecutor());
            using var onnxRuntime = new ObjectiveProbe(backbone, side, new OnnxRuntimeExecutor(Environment.ProcessorCount));
            for (var i = 0; i < 3; i++) _ = ours.Call() + onnxRuntime.Call();
            Console.WriteLine(
                $"| {network}, {side}×{side}, round | ours, ms | ONNX Runtime, ms | PyTorch, ms | ours / ONNX Runtime | ours / PyTorch |");
            Console.WriteLine("|---|---|---|---|---|---|");
            Times[] rounds = [.. Enumerable.Range(1, Rounds).Select(round => Round(ours, onnxRuntime, images, side, round))];
            Print(
                "median",
                [Median(times => times.Ours), Median(times => times.OnnxRuntime), Median(times => times.PyTorch)],
                Median(times => times.Ours / times.OnnxRuntime),
                Median(times => times.Ours / times.PyTorch));

            double Median(Func<Times, double> figure) => Sample.Median(rounds.Select(figure));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>VGG-19, at its full width with random weights, or the ResNet-18 that is built in.</summary>
    public static Backbone BackboneOf(string network) => network == "vgg19" ? RandomVgg.Create() : Backbone.ResNet18;

    private static Times Round(ObjectiveProbe ours, ObjectiveProbe onnxRuntime, string[] images, int side, int number)
    {
        var times = new Times(
            Sample.Median([.. Enumerable.Range(0, CallsInARound).Select(_ => Time(ours))]),
            Sample.Median([.. Enumerable.Range(0, CallsInARound).Select(_ => Time(onnxRuntime))]),
            images.Length > 0 ? Sample.Median(PyTorch(images, side, CallsInARound).Milliseconds) : double.NaN);
        Print($"{number}", [times.Ours, times.OnnxRuntime, times.PyTorch], times.Ours / times.OnnxRuntime, times.Ours / times.PyTorch);
        return times;
    }

    private readonly record struct Times(double Ours, double OnnxRuntime, double PyTorch);

    private static double Time(ObjectiveProbe probe)
    {
        var start = Stopwatch.GetTimestamp();
        probe.Call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What PyTorch was built with, and its calls after the first two.</summary>
    private static (string Blas, double[] Milliseconds) PyTorch(string[] images, int side, int calls)
    {
        string[] arguments =
        [
            Script(), "--weights", "random:0", "--content", images[0], "--style", images[1], "--size", $"{side}", "--iterations",
            $"{calls + 2}",
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
        ObjectiveProbe.Image(side, seed).Save(path);
        return path;
    }

    private static void Print(string round, double[] milliseconds, params double[] ratios)
    {
        var cells = milliseconds.Select(time => Cell(time, "F0")).Concat(ratios.Select(ratio => Cell(ratio, "F3")));
        Console.WriteLine($"| {round} | {string.Join(" | ", cells)} |");
    }

    private static string Cell(double number, string format) =>
        double.IsNaN(number) ? "" : number.ToString(format, CultureInfo.InvariantCulture);

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../tests/Pastiche.Tests/Parity/gatys_torch.py");
}
