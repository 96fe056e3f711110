namespace Pastiche.Backbones;

/// <summary>What a file says about how its network wants pictures.</summary>
internal static class PreprocessingMetadata
{
    /// <summary>The metadata's name: what Preprocessing.Parse reads stands in it.</summary>
    public const string Key = "preprocessing";

    /// <summary>What the file states; null where it states nothing.</summary>
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
            throw Errors.UnknownPreprocessing(path, stated);
        }
    }
}
