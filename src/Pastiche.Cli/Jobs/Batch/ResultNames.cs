using System.Globalization;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>
/// File names for the results of a batch: CONTENT-STYLE, unique even where case does not matter. The same pairs always have the
/// same names.
/// </summary>
internal sealed class ResultNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { FolderOptions.ContactSheetName };
    private readonly Dictionary<string, string> _contents;
    private readonly Dictionary<string, string> _styles;
    private readonly string _extension;

    private ResultNames(IReadOnlyList<ContentStylePair> pairs, string extension)
    {
        _contents = Labels(pairs.Select(pair => pair.Content));
        _styles = Labels(pairs.Select(pair => pair.Style));
        _extension = extension;
    }

    /// <summary>Creates the names, in the order of the pairs.</summary>
    /// <param name="pairs">The pairs. A pair with a name keeps it.</param>
    /// <param name="extension">The extension of the other names.</param>
    /// <exception cref="PasticheException">Two pairs have the same name.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<ContentStylePair> pairs, string extension)
    {
        var names = new ResultNames(pairs, extension);
        foreach (var given in pairs.Select(pair => pair.Output).OfType<string>())
            if (!names._taken.Add(given)) throw Errors.SameResult(given);
        return [.. pairs.Select(pair => pair.Output ?? names.Name(pair))];
    }

    private string Name(ContentStylePair pair) =>
        Free($"{_contents[Path.GetFullPath(pair.Content)]}-{_styles[Path.GetFullPath(pair.Style)]}", _extension, _taken);

    /// <summary>
    /// The names of files without their extensions; with extensions if two names are the same, and with numbers if two still are.
    /// </summary>
    private static Dictionary<string, string> Labels(IEnumerable<string> paths)
    {
        var labels = new Dictionary<string, string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var groups = paths.Select(Path.GetFullPath).Distinct().Order(StringComparer.Ordinal)
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Count() > 1);
        foreach (var group in groups)
        {
            var several = group.Count() > 1;
            foreach (var path in group)
            {
                var extension = several ? Path.GetExtension(path).Replace('.', '_') : "";
                labels[path] = Free(Path.GetFileNameWithoutExtension(path) + extension, "", taken);
            }
        }

        return labels;
    }

    private static string Free(string name, string extension, HashSet<string> taken)
    {
        var free = name + extension;
        for (var number = 2; !taken.Add(free); number++) free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{extension}");
        return free;
    }
}
