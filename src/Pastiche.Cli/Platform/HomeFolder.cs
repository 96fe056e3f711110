namespace Pastiche.Cli.Platform;

/// <summary>The user's folder, which tells who it is: what is pasted in public shows ~ in its place.</summary>
internal static class HomeFolder
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Its path.</summary>
    public static string Path { get; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The text with ~ in place of the folder, wherever it occurs.</summary>
    public static string Hide(string text) => Hide(text, Path);

    /// <summary>The text with ~ in place of a folder.</summary>
    internal static string Hide(string text, string home)
    {
        home = System.IO.Path.TrimEndingDirectorySeparator(home);
        if (home.Length <= 1) return text;
        for (var at = text.IndexOf(home, Comparison); at >= 0; at = text.IndexOf(home, at + 1, Comparison))
        {
            var end = at + home.Length;
            // The folder of ann is no part of that of anna.
            if (end == text.Length || !char.IsLetterOrDigit(text[end])) text = $"{text[..at]}~{text[end..]}";
        }

        return text;
    }
}
