namespace Pastiche.Cli.Parsing;

/// <summary>Finds pictures by files, folders and patterns.</summary>
internal static class ImageSearch
{
    /// <summary>All that were found, by their paths, each once.</summary>
    /// <param name="option">The option that they were given to, for messages.</param>
    /// <param name="given">Files, folders or patterns.</param>
    /// <exception cref="PasticheException">For one of them there is none.</exception>
    public static IReadOnlyList<string> All(string option, IReadOnlyList<string> given) =>
        [.. given.SelectMany(path => Find(option, path)).DistinctBy(Path.GetFullPath).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Find(string option, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(option);
        // A file may have an asterisk in its name.
        if (Path.Exists(path)) return ImageFiles.In(path);
        if (!Glob.IsGlob(path)) throw Errors.NoSuchFile(path);
        string[] found = [.. Glob.Files(path).Where(ImageFiles.IsImage)];
        if (found.Length == 0) throw Errors.NoMatch(option, path, ImageFiles.Extensions);
        return found;
    }
}
