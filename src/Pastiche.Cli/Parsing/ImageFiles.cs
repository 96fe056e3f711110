namespace Pastiche.Cli.Parsing;

/// <summary>Pictures in folders.</summary>
internal static class ImageFiles
{
    /// <summary>What the names of pictures end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".avif"];

    /// <summary>The pictures in a folder, by name; or the file itself, whatever it is.</summary>
    /// <exception cref="PasticheException">It is a folder without pictures.</exception>
    public static IReadOnlyList<string> In(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var images = Within(path);
        if (images.Count == 0) throw Errors.NoImages(path, Extensions);
        return images;
    }

    /// <summary>The pictures in a folder, by name; there may be none.</summary>
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

    /// <summary>Whether a file has the name of a picture.</summary>
    public static bool IsImage(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
