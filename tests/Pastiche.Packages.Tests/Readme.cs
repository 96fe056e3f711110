namespace Pastiche.Packages.Tests;

/// <summary>Blocks of READMEs and other pages.</summary>
internal static class Readme
{
    /// <summary>The first block of a language, as it stands there.</summary>
    public static string Block(string language, params string[] file) => Blocks(language, file)[0];

    /// <summary>All blocks of a language, as they stand there.</summary>
    public static IReadOnlyList<string> Blocks(string language, params string[] file)
    {
        var text = File.ReadAllText(Repository.File(file)).ReplaceLineEndings("\n");
        return [.. text.Split($"```{language}\n")[1..].Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)])];
    }
}
