namespace Pastiche.Cli.Platform;

/// <summary>Compares the paths of files, which may lead to one file in several ways.</summary>
internal static class FilePaths
{
    /// <summary>Whether upper and lower case make two names, as file systems usually have it.</summary>
    public static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether two paths lead to one file, which need not exist.</summary>
    public static bool AreSame(string one, string other) => RealPath(one).Equals(RealPath(other), Comparison);

    /// <summary>The absolute path with every symbolic link on the way followed.</summary>
    public static string RealPath(string path)
    {
        try
        {
            return Graphs.RealPath.Of(path);
        }
        catch (IOException)
        {
            // A link that leads round in a circle leads to no file but itself.
            return Path.GetFullPath(path);
        }
    }
}
