using System.Globalization;

namespace Pastiche.Graphs;

/// <summary>Resolves paths through all symbolic links.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows.</summary>
    private const int MostLinks = 40;

    private static readonly string OwnDescriptors = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd");

    /// <summary>
    /// The absolute path of the file that a path names, which need not exist. .NET's own ResolveLinkTarget takes the target of a
    /// link without a folder, and of one in a folder that is a link, for another file than the system does.
    /// </summary>
    /// <exception cref="IOException">Links lead round in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var linksLeft = MostLinks;
        return Walk(root, full[root.Length..], ref linksLeft);
    }

    /// <summary>The number of an open file of this program that a path stands for: 1 for /dev/stdout, null for an ordinary path.</summary>
    /// <param name="path">What <see cref="Of"/> gave.</param>
    public static int? Descriptor(string path)
    {
        var isNumber = int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var number);
        return isNumber && IsOfDescriptors(Path.GetDirectoryName(path)) ? number : null;
    }

    /// <summary>
    /// Whether a path can be the name of a file: .NET has U+FFFD in place of bytes that are no UTF-8, and then finds no such file.
    /// </summary>
    public static bool IsUtf8(string path) => !path.Contains('\uFFFD', StringComparison.Ordinal);

    private static string Walk(string folder, string path, ref int linksLeft)
    {
        foreach (var name in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            if (name is "" or ".") continue;
            if (name == "..") folder = Path.GetDirectoryName(folder) ?? folder;
            else folder = Follow(folder, name, ref linksLeft);
        }

        return folder;
    }

    private static string Follow(string folder, string name, ref int linksLeft)
    {
        var entry = Path.Combine(folder, name);
        // What such a link says is for people: pipe:[4711].
        if (IsOfDescriptors(folder) || new FileInfo(entry).LinkTarget is not { } target) return entry;
        if (linksLeft-- == 0) throw new IOException("its symbolic links lead round in a circle");
        return Path.GetPathRoot(target) is { Length: > 0 } root
            ? Walk(root, target[root.Length..], ref linksLeft)
            : Walk(folder, target, ref linksLeft);
    }

    private static bool IsOfDescriptors(string? folder) => folder == "/dev/fd" || folder == OwnDescriptors;
}
