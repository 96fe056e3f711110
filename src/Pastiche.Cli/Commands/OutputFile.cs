using Pastiche.Imaging;

namespace Pastiche.Cli.Commands;

/// <summary>Where a result is to go: looked at before a long run, not after it.</summary>
internal static class OutputFile
{
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Checks that the result can be written there, and would overwrite no picture that is read.</summary>
    /// <exception cref="PasticheException">It cannot, or would.</exception>
    public static void Check(StylizeRequest request)
    {
        ImageFile.CheckOutput(request.Output, request.Save, request.LongestSide);
        foreach (var (kind, path) in request.Inputs)
        {
            if (AreSame(path, request.Output)) Throw.OutputIsInput(request.Output, kind);
        }
    }

    /// <summary>Whether two paths lead to one file, which need not exist.</summary>
    internal static bool AreSame(string one, string other) => RealPath(one).Equals(RealPath(other), PathComparison);

    /// <summary>The absolute path with every symbolic link on the way followed.</summary>
    internal static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        var entry = new FileInfo(Path.Combine(RealPath(folder), Path.GetFileName(full)));
        return entry.LinkTarget is null ? entry.FullName : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName;
    }
}
