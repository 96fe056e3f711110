namespace Pastiche.Lesson;

/// <summary>Every message of this library, so that they stay alike: got, expected, and the way out.</summary>
internal static class Errors
{
    public static PasticheException TooFewLayers(int depth, IReadOnlyList<string> layers)
    {
        var (known, number) = (string.Join(", ", layers), layers.Count == 1 ? "is 1" : $"are {layers.Count}");
        return new PasticheException(
            $"{depth} style layers are asked for and there {number}: {known}; ask for {layers.Count} at most, or name more style layers.");
    }

    public static PasticheException StrangeSweep(string path, Exception cause) => new PasticheException(
        $"{path}: how the sweep was made cannot be understood; another version of Pastiche may have written it.", cause);
}
