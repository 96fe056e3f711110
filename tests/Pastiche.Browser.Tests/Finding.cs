using Xunit;

namespace Pastiche.Browser.Tests;

/// <summary>Something wrong with a page.</summary>
/// <param name="Check">The check that noticed it: one of PageChecks.js, a rule of axe-core, or what the browser itself reports.</param>
/// <param name="What">Where it is, and what was found there.</param>
public sealed record Finding(string Check, string What)
{
    /// <summary>What a script in the page has found.</summary>
    internal static IEnumerable<Finding> Read(string[][] found) => found.Select(entry => new Finding(entry[0], entry[1]));

    /// <summary>Fails with all that was found.</summary>
    public static void AssertNone(IEnumerable<Finding> findings)
    {
        var lines = findings.Select(finding => $"{finding.Check}: {finding.What}").ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }
}
