using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>
/// Finds the inputs of a recipe: those on the command line, by their checksums or else in their order, and the rest beside the file of
/// the recipe.
/// </summary>
internal static class InputSearch
{
    /// <summary>Finds the file of each input, and describes inputs that differ from those of the recipe.</summary>
    /// <param name="recipe">The path of the file with the recipe.</param>
    /// <param name="needed">The inputs of the recipe.</param>
    /// <param name="given">The images of the command line.</param>
    /// <exception cref="PasticheException">An image was not found, or the command line has too many.</exception>
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

    /// <summary>Assigns a file to all inputs with its checksum. An image may be needed twice, such as for two masks.</summary>
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

    /// <summary>The checksum of a file; null if it cannot be read or is a pipe, whose end might never come.</summary>
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

    /// <summary>The SHA-256 of a file.</summary>
    /// <exception cref="PasticheException">The file cannot be read.</exception>
    public static string Checksum(string path)
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
