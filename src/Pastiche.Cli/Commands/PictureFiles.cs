namespace Pastiche.Cli.Commands;

/// <summary>Pictures in folders.</summary>
internal static class PictureFiles
{
    /// <summary>What the names of pictures end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif"];

    /// <summary>The pictures in a folder, by name; or the file itself, whatever it is.</summary>
    /// <exception cref="PasticheException">It is a folder without pictures.</exception>
    public static IReadOnlyList<string> In(string path)
    {
        if (!Directory.Exists(path)) return [path];
        string[] pictures = [.. Directory.EnumerateFiles(path).Where(IsPicture).Order(StringComparer.Ordinal)];
        if (pictures.Length == 0) Throw.NoPictures(path, Extensions);
        return pictures;
    }

    /// <summary>Whether a file has the name of a picture.</summary>
    public static bool IsPicture(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
