using System.Text.RegularExpressions;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Parsing;

/// <summary>Expands patterns of paths: * and ? match any characters or one character of a name, ** any folders.</summary>
internal static class Glob
{
    /// <summary>Determines whether a text is a pattern rather than a path.</summary>
    public static bool IsGlob(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Finds the files that match a pattern.</summary>
    /// <exception cref="PasticheException">A folder cannot be read.</exception>
    public static IReadOnlyList<string> Files(string pattern)
    {
        var parts = pattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        var fixedParts = parts.TakeWhile(part => !IsGlob(part)).Count();
        var folder = string.Concat(parts[..fixedParts].Select(part => part + '/'));
        var rest = string.Join('/', parts[fixedParts..]);
        if (folder.Length > 0 && !Directory.Exists(folder)) return [];
        try
        {
            return [.. Matches(folder, rest).Select(path => Path.Combine(folder, path))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Errors.UnreadableFolder(pattern, exception);
        }
    }

    /// <summary>Finds matches. The package has no question marks, so asterisks replace them and the results are filtered.</summary>
    private static IEnumerable<string> Matches(string folder, string pattern)
    {
        var matcher = new Matcher(FilePaths.Comparison).AddInclude(pattern.Replace('?', '*'));
        var root = new DirectoryInfoWrapper(new DirectoryInfo(folder.Length == 0 ? "." : folder));
        var found = matcher.Execute(root).Files.Select(file => file.Path);
        if (!pattern.Contains('?', StringComparison.Ordinal)) return found;
        var wanted = Expression(pattern);
        return found.Where(path => wanted.IsMatch(path));
    }

    private static Regex Expression(string pattern)
    {
        var expression = Regex.Escape(pattern)
            .Replace(@"\*\*/", "(.+/)?", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        var caseMatters = FilePaths.Comparison == StringComparison.Ordinal;
        return new Regex($"^{expression}$", caseMatters ? RegexOptions.None : RegexOptions.IgnoreCase);
    }
}
