namespace Pastiche.Packages.Tests;

/// <summary>Blocks of a README.</summary>
internal static class Readme
{
    /// <summary>The first block of a language, as it stands there.</summary>
    public static string Block(string language, params string[] file)
    {
        var text = File.ReadAllText(Repository.File(file)).ReplaceLineEndings("\n");
        var fence = $"```{language}\n";
        var start = text.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
