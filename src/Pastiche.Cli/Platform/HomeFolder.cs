namespace Pastiche.Cli.Platform;

/// <summary>The user's home folder. Output that may become public shows it as ~, since it contains the name of the user.</summary>
internal static class HomeFolder
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The path of the folder.</summary>
    public static string Path { get; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Replaces the folder by ~ wherever it occurs in a text.</summary>
    public static string Hide(string text) => Hide(text, Path);

    /// <summary>Replaces a folder by ~ wherever it occurs in a text.</summary>
    internal static string Hide(string text, string home)
    {
        home = System.IO.Path.TrimEndingDirectorySeparator(home);
        if (home.Length <= 1) return text;
        for (var at = text.IndexOf(home, Comparison); at >= 0; at = text.IndexOf(home, at + 1, Comparison))
        {
            var end = at + home.Length;
            // /home/ann is no part of /home/anna.
            if (end == text.Length || !char.IsLetterOrDigit(text[end])) text = $"{text[..at]}~{text[end..]}";
        }

        return text;
    }
}
