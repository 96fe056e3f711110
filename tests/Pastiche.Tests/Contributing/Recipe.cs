using System.Text.RegularExpressions;

namespace Pastiche.Tests.Contributing;

/// <summary>A section of CONTRIBUTING.md, followed for something invented.</summary>
/// <param name="Section">The section's heading.</param>
/// <param name="Edits">What is written by hand.</param>
/// <param name="Accepted">The files that tests write and that are accepted.</param>
/// <param name="Checks">The tests that then pass.</param>
internal sealed partial record Recipe(string Section, SourceEdit[] Edits, AcceptedFile[] Accepted, Check[] Checks)
{
    /// <summary>The files that the recipe changes.</summary>
    public IEnumerable<string> Files =>
        Edits.Select(edit => edit.File).Concat(Accepted.Select(accepted => accepted.File)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The files that CONTRIBUTING.md names in the section.</summary>
    public IEnumerable<string> DocumentedFiles()
    {
        var text = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "CONTRIBUTING.md")).ReplaceLineEndings("\n");
        var section = text.Split("\n## ").Single(section => section.StartsWith(Section + "\n", StringComparison.Ordinal));
        return PathInCode().Matches(section).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"`((?:src|tests|docs)/[^`*]+\.\w+)`")]
    private static partial Regex PathInCode();
}

/// <summary>A file that a test writes anew beside it where it differs, and that is then accepted.</summary>
/// <param name="File">The file, from the repository's root.</param>
/// <param name="Test">The test that compares it.</param>
internal sealed record AcceptedFile(string File, Check Test);

/// <summary>Test classes of one project.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Classes">The names of the classes.</param>
internal sealed record Check(string Project, params string[] Classes);
