using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>A saved result, which goes to the system's temporary folder if it cannot be saved at the path asked for.</summary>
/// <param name="Path">The path of the file; null if the result could not be saved.</param>
/// <param name="Problem">The reason for another path or none; null if the result is at the path asked for.</param>
internal sealed record SavedImage(string? Path, string? Problem)
{
    /// <summary>Saves a result.</summary>
    /// <param name="output">The path asked for.</param>
    /// <param name="extension">The extension of the file.</param>
    /// <param name="save">Saves the result to a path.</param>
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
