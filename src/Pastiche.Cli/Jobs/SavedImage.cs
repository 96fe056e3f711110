using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>A result in a file: the one asked for or, since it may have taken hours, else one in the system's temporary folder.</summary>
/// <param name="Path">Where it is; null if it could be saved nowhere.</param>
/// <param name="Problem">Why it is not where it was to go, and where it is instead; null if it is there.</param>
internal sealed record SavedImage(string? Path, string? Problem)
{
    /// <summary>Saves a result.</summary>
    /// <param name="output">Where it is to go.</param>
    /// <param name="extension">What the name of its file ends in.</param>
    /// <param name="save">Writes it to a file, or standard output.</param>
    public static SavedImage Save(string output, string extension, Action<string> save)
    {
        if (Message.TryRun(() => save(output)) is not { } problem) return new SavedImage(output, null);
        var name = $"pastiche-{System.IO.Path.GetFileNameWithoutExtension(System.IO.Path.GetRandomFileName())}";
        var other = System.IO.Path.Combine(System.IO.Path.GetTempPath(), name + extension);
        return Message.TryRun(() => save(other)) is { } again
            ? new SavedImage(null, $"{problem}, and elsewhere neither: {again}; the picture is lost")
            : new SavedImage(other, $"{problem}; saved the picture to {other} instead");
    }
}
