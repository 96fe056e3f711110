using Pastiche.Imaging;

namespace Pastiche.Cli.Commands;

/// <summary>Where a result is to go: looked at before a long run, not after it.</summary>
internal static class OutputFile
{
    /// <summary>Whether upper and lower case make two names, as file systems usually have it.</summary>
    internal static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Checks that the result can be written there, and would overwrite nothing that must stay.</summary>
    /// <exception cref="PasticheException">It cannot, or would.</exception>
    public static void Check(StylizeRequest request)
    {
        RequireFree(request, request.Output);
        ImageFile.CheckOutput(request.Output, request.Save, request.LongestSide);
    }

    /// <summary>Checks that the result, transparent as the content is, can be written in the output's format.</summary>
    /// <exception cref="PasticheException">It cannot.</exception>
    public static void CheckTransparency(StylizeRequest request, Image content)
    {
        var format = PictureFormat.Of(request.Output);
        if (content.HasAlpha && !format.HasAlpha && request.Save.Background is null) Throw.NoAlpha(request.Output, format.Name);
    }

    /// <summary>Checks that a file can be written beside the result.</summary>
    /// <exception cref="PasticheException">It cannot, or would overwrite what must stay.</exception>
    public static void CheckOther(StylizeRequest request, string path)
    {
        RequireFree(request, path);
        WholeFile.Check(path);
    }

    /// <summary>Refuses a file that is there, unless it may be overwritten, and any picture that is read.</summary>
    /// <exception cref="PasticheException">It is one of those.</exception>
    public static void RequireFree(StylizeRequest request, string path)
    {
        foreach (var (kind, input) in request.Inputs)
        {
            if (AreSame(input, path)) Throw.OutputIsInput(path, kind);
        }

        if (!request.Save.Overwrite && File.Exists(path)) Throw.AlreadyThere(path);
    }

    /// <summary>Whether two paths lead to one file, which need not exist.</summary>
    internal static bool AreSame(string one, string other) => RealPath(one).Equals(RealPath(other), PathComparison);

    /// <summary>The absolute path with every symbolic link on the way followed.</summary>
    internal static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder) return full;
        var entry = new FileInfo(Path.Combine(RealPath(folder), Path.GetFileName(full)));
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.FullName;
        }
        catch (IOException)
        {
            // A link that leads round in a circle leads to no file but itself.
            return entry.FullName;
        }
    }
}
