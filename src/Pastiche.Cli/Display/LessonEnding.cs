namespace Pastiche.Cli.Display;

/// <summary>How long work in parts ended.</summary>
/// <param name="Cancelled">Whether it was ended before its end.</param>
/// <param name="Files">What it wrote.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record LessonEnding(bool Cancelled, IReadOnlyList<string> Files, TimeSpan Elapsed)
{
    /// <summary>The same in one line, or null where it is told on stderr.</summary>
    public string? Summary => Cancelled ? null : $"wrote {Name(Files)} in {Format.Duration(Elapsed)}";

    /// <summary>The files in few words: the only one, or how many in which folder.</summary>
    public static string Name(IReadOnlyList<string> files) =>
        Printable.Text(files.Count == 1 ? files[0] : $"{files.Count} files in {Path.GetDirectoryName(files[0])}");
}
