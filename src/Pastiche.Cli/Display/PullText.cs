namespace Pastiche.Cli.Display;

/// <summary>What is told of a pull, in words.</summary>
internal static class PullText
{
    /// <summary>What it is at, without numbers.</summary>
    public static string Phase(PullProgress progress) => progress.Phase switch
    {
        PullPhase.Waiting => "waiting for another pull of the same network",
        PullPhase.Downloading => Printable.Text($"downloading {progress.From}"),
        PullPhase.Verifying => "verifying its checksum",
        _ => "importing it",
    };

    /// <summary>24 MB of 80 MB.</summary>
    public static string Amount(PullProgress progress) =>
        progress.Total is { } total ? $"{Format.Bytes(progress.Bytes)} of {Format.Bytes(total)}" : Format.Bytes(progress.Bytes);

    /// <summary>The end.</summary>
    public static string Ready(StoredModel model, string path) => Printable.Text($"{model.Name} is ready: {path} ({Format.Bytes(model.Bytes)})");
}
