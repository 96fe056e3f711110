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
        ImageFile.CheckOutput(request.Output, SaveOptions.Default, request.LongestSide);
        var output = RealPath(request.Output);
        foreach (var (kind, path) in request.Inputs)
        {
            if (RealPath(path).Equals(output, PathComparison)) Throw.OutputIsInput(request.Output, kind);
        }
    }

    /// <summary>The absolute path with every symbolic link on the way followed.</summary>
    internal static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        var entry = new FileInfo(Path.Combine(RealPath(folder), Path.GetFileName(full)));
        return entry.LinkTarget is null ? entry.FullName : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName;
    }
}
