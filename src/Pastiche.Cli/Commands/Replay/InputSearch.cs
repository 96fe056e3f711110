using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>
/// Finds the files that a recipe was made from: those given, by their checksums and else in their order, and what is left beside the
/// recipe's own file.
/// </summary>
internal static class InputSearch
{
    /// <summary>The file of each picture, and in sentences which of them are others than those of the recipe.</summary>
    /// <param name="recipe">The path of the file with the recipe.</param>
    /// <param name="needed">What it needs.</param>
    /// <param name="given">What the command line names.</param>
    /// <exception cref="PasticheException">A picture is nowhere, or one is too many.</exception>
    public static (IReadOnlyList<string> Paths, IReadOnlyList<string> Differences) Find(
        string recipe, IReadOnlyList<NeededInput> needed, IReadOnlyList<string> given)
    {
        var found = new string?[needed.Count];
        var unused = new List<string>();
        foreach (var path in given)
        {
            if (!Fill(found, needed, Checksum(path), path)) unused.Add(path);
        }

        var differences = new List<string>();
        foreach (var (i, input) in needed.Index())
        {
            if (found[i] is not null || unused.Count == 0) continue;
            found[i] = unused[0];
            unused.RemoveAt(0);
            if (input.Checksum is not null)
            {
                differences.Add($"{input.Kind} is another picture: {found[i]} has SHA-256 {Checksum(found[i]!)}, the recipe "
                    + $"{input.Checksum}");
            }
        }

        if (unused.Count > 0) throw Errors.UnneededInput(unused[0], recipe);
        SearchBeside(recipe, needed, found);
        var missing = Array.FindIndex(found, path => path is null);
        if (missing >= 0) throw Errors.MissingInput(recipe, needed[missing].Kind, needed[missing].Checksum);
        return (found!, differences);
    }

    /// <summary>A picture may be needed twice: as the mask of two styles, for example.</summary>
    private static bool Fill(string?[] found, IReadOnlyList<NeededInput> needed, string checksum, string path)
    {
        var matches = Enumerable.Range(0, needed.Count).Where(i => needed[i].Checksum == checksum).ToArray();
        foreach (var i in matches) found[i] ??= path;
        return matches.Length > 0;
    }

    private static void SearchBeside(string recipe, IReadOnlyList<NeededInput> needed, string?[] found)
    {
        bool IsComplete() => !needed.Where((input, i) => found[i] is null && input.Checksum is not null).Any();
        if (IsComplete()) return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(recipe))!;
        foreach (var path in ImageFiles.Within(folder))
        {
            if (TryChecksum(path) is { } checksum)
                Fill(found, needed, checksum, Path.GetRelativePath(Directory.GetCurrentDirectory(), path));
            if (IsComplete()) return;
        }
    }

    /// <summary>The checksum; null for a file that cannot be read, or a pipe, which would wait for ever.</summary>
    private static string? TryChecksum(string path)
    {
        try
        {
            return new FileInfo(path).Length == 0 ? null : Checksum(path);
        }
        catch (Exception problem) when (problem is PasticheException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Checksum(string path)
    {
        if (Directory.Exists(path)) throw Errors.NoInput(path, "it is a folder");
        if (!File.Exists(path)) throw Errors.NoSuchFile(path);
        try
        {
            using var file = File.OpenRead(path);
            return Foundation.Sha256.Of(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.NoInput(path, Message.OneLine(problem.Message));
        }
    }
}
