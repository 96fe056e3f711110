using System.Diagnostics;

namespace Pastiche.Benchmarks.Sizes;

/// <summary>One run of the program at one size, in a process of its own, so that its peak of memory is its own.</summary>
/// <param name="Network">The network, as the program takes it.</param>
/// <param name="Losses">The style losses, as the program takes them; null for the default.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Side">The long side of the picture.</param>
/// <param name="Tile">The side of tiles, or off.</param>
internal sealed record SizeRun(string Network, string? Losses, string Engine, int Side, string Tile)
{
    /// <summary>The first iteration takes two calls, and memory that is touched first; those after it are timed.</summary>
    private const int Iterations = 4;

    /// <summary>Paints, and measures time and memory.</summary>
    /// <param name="content">The content.</param>
    /// <param name="style">The style.</param>
    /// <returns>Null if the run was refused.</returns>
    public SizeResult? Measure(string content, string style)
    {
        var output = Path.Combine(Path.GetTempPath(), $"pastiche-size-{Environment.ProcessId}.png");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Pastiche.Cli.dll"), "stylize", content, style, "-o", output, "--overwrite", "--json",
            "--backbone", Network, "--engine", Engine, "--scales", $"{Side}", "--iterations", $"{Iterations}", "--tile", Tile,
            .. Losses is null ? Array.Empty<string>() : ["--style-loss", Losses],
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var problem = process.StandardError.ReadToEndAsync();
        var events = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        File.Delete(output);
        if (process.ExitCode == 0) return SizeResult.Of(events);
        Console.Error.WriteLine(problem.GetAwaiter().GetResult().Trim());
        return null;
    }
}
