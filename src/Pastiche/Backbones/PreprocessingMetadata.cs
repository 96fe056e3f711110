namespace Pastiche.Backbones;

/// <summary>The preprocessing in a file's metadata.</summary>
internal static class PreprocessingMetadata
{
    /// <summary>The key, whose value <see cref="Preprocessing.Parse"/> reads.</summary>
    public const string Key = "preprocessing";

    /// <summary>Reads the preprocessing; null if the file states none.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <exception cref="PasticheException">It states something unknown.</exception>
    public static Preprocessing? Read(string path, IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Key, out var stated)) return null;
        try
        {
            return Preprocessing.Parse(stated);
        }
        catch (PasticheException)
        {
            throw Errors.UnknownPreprocessing(path, stated, PreprocessingText.Accepted);
        }
    }
}
