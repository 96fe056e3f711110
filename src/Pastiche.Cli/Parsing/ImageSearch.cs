namespace Pastiche.Cli.Parsing;

/// <summary>Finds images by files, folders and patterns.</summary>
internal static class ImageSearch
{
    /// <summary>Finds images, without duplicates and in the order of their paths.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="given">Files, folders or patterns.</param>
    /// <exception cref="PasticheException">A file, folder or pattern has no images.</exception>
    public static IReadOnlyList<string> All(string option, IReadOnlyList<string> given) =>
        [.. given.SelectMany(path => Find(option, path)).DistinctBy(Path.GetFullPath).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Find(string option, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(option);
        // The name of a file may contain an asterisk.
        if (Path.Exists(path)) return ImageFiles.In(path);
        if (!Glob.IsGlob(path)) throw Errors.NoSuchFile(path);
        string[] found = [.. Glob.Files(path).Where(ImageFiles.IsImage)];
        if (found.Length == 0) throw Errors.NoMatch(option, path, ImageFiles.Extensions);
        return found;
    }
}
