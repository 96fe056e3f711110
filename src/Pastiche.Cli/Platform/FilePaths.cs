namespace Pastiche.Cli.Platform;

/// <summary>Compares the paths of files. Several paths can lead to one file.</summary>
internal static class FilePaths
{
    /// <summary>The usual comparison of file names on this platform.</summary>
    public static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Determines whether two paths lead to one file, which need not exist.</summary>
    public static bool AreSame(string one, string other) => RealPath(one).Equals(RealPath(other), Comparison);

    /// <summary>The absolute path with all symbolic links resolved.</summary>
    public static string RealPath(string path)
    {
        try
        {
            return Graphs.RealPath.Of(path);
        }
        catch (IOException)
        {
            // A link in a circle leads to no other file.
            return Path.GetFullPath(path);
        }
    }
}
