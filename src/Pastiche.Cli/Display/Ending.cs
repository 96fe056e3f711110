namespace Pastiche.Cli.Display;

/// <summary>How a run ended.</summary>
/// <param name="Cancelled">Whether somebody stopped it.</param>
/// <param name="Output">Where the picture is; null when there is none.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Elapsed">How long all of it took, loading and saving too.</param>
/// <param name="PeakMemoryBytes">The most memory that the program had at any time.</param>
internal sealed record Ending(bool Cancelled, string? Output, int? Width, int? Height, TimeSpan Elapsed, long PeakMemoryBytes)
{
    /// <summary>The same in one line, or null when it was stopped or lost, which is told on stderr.</summary>
    public string? Summary => Cancelled || Output is null
        ? null
        : $"wrote {Name(Output)} ({Format.Size(Width!.Value, Height!.Value)}) in {Format.Duration(Elapsed)}";

    private static string Name(string output) => output == StandardStreams.Name ? "the picture to standard output" : Printable.Text(output);
}
