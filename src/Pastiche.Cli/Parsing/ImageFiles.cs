namespace Pastiche.Cli.Parsing;

/// <summary>Finds images in folders.</summary>
internal static class ImageFiles
{
    /// <summary>The file extensions of images.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".avif"];

    /// <summary>The images in a folder, ordered by name; or the file itself if the path is that of a file.</summary>
    /// <exception cref="PasticheException">The folder has no images.</exception>
    public static IReadOnlyList<string> In(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var images = Within(path);
        if (images.Count == 0) throw Errors.NoImages(path, Extensions);
        return images;
    }

    /// <summary>The images in a folder, ordered by name; may be empty.</summary>
    /// <exception cref="PasticheException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> Within(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(IsImage).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableFolder(folder, problem);
        }
    }

    /// <summary>Determines whether a file has the extension of an image.</summary>
    public static bool IsImage(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
