namespace Pastiche.Lesson;

/// <summary>All errors of this library, in one place so that their messages stay alike: got, expected, and a solution.</summary>
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
