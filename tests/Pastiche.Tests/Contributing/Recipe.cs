using System.Text.RegularExpressions;

namespace Pastiche.Tests.Contributing;

/// <summary>A section of CONTRIBUTING.md, followed for something invented.</summary>
/// <param name="Section">The section's heading.</param>
/// <param name="Edits">What is written.</param>
/// <param name="Accepted">Files that tests write and that are accepted.</param>
internal sealed partial record Recipe(string Section, SourceEdit[] Edits, params string[] Accepted)
{
    /// <summary>The files that the recipe changes here.</summary>
    public IEnumerable<string> Files => Edits.Select(edit => edit.File).Concat(Accepted).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The files that CONTRIBUTING.md names in the section.</summary>
    public IEnumerable<string> DocumentedFiles()
    {
        var text = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "CONTRIBUTING.md")).ReplaceLineEndings("\n");
        var section = text.Split("\n## ").Single(section => section.StartsWith(Section + "\n", StringComparison.Ordinal));
        return PathInCode().Matches(section).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>A path with a folder and an extension, as code: names of classes and files elsewhere have none.</summary>
    [GeneratedRegex(@"`((?:src|tests|docs)/[^`*]+\.\w+)`")]
    private static partial Regex PathInCode();
}
