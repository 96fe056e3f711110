using nietras.SeparatedValues;
using Pastiche.Imaging;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads pairs of a content and a style, with an optional name of the result, from a CSV file (RFC 4180).</summary>
internal static class PairFile
{
    /// <summary>The names of the columns, which the first line of a file may contain.</summary>
    public const string Columns = "content,style[,output]";

    private static readonly string[] Names = ["content", "style", "output"];

    /// <summary>Reads the pairs; paths are relative to the file's folder.</summary>
    /// <exception cref="PasticheException">
    /// The file cannot be read or has no pairs, or a line cannot be understood; the message contains its number.
    /// </exception>
    public static IReadOnlyList<ContentStylePair> Read(string path)
    {
        var pairs = new List<ContentStylePair>();
        var format = Sep.New(',').Reader(options => options with { HasHeader = false, DisableColCountCheck = true });
        using var reader = format.FromText(Text(path));
        var next = 1;
        foreach (var row in reader)
        {
            // Within quotes, a line break is part of the value.
            var (line, isFirst) = (next, next == 1);
            next = row.LineNumberToExcl;
            if (row.Span.Length == 0) continue;
            var values = new string[row.ColCount];
            for (var column = 0; column < values.Length; column++) values[column] = Unquoted(row[column].Span, path, line);
            if (isFirst && values.Length >= 2 && values.SequenceEqual(Names.Take(values.Length), StringComparer.OrdinalIgnoreCase))
                continue;
            pairs.Add(PairOf(values, path, line));
        }

        if (pairs.Count == 0) throw Errors.NoPairsInFile(path, Columns);
        return pairs;
    }

    private static string Text(string path)
    {
        if (!File.Exists(path)) throw Errors.NoSuchFile(path);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unreadable(path, exception);
        }
    }

    private static ContentStylePair PairOf(string[] values, string path, int line)
    {
        if (values.Length is < 2 or > 3) throw Errors.WrongColumns(path, line, values.Length, Columns);
        for (var column = 0; column < 2; column++)
            if (values[column].Length == 0 || values[column].Contains('\0')) throw Errors.NoValue(path, line, Names[column]);
        var output = values is [_, _, { Length: > 0 } given] ? given : null;
        if (output is not null && !IsImageName(output)) throw Errors.NoResultName(path, line, output, ImageFileFormat.Accepted);
        var folder = Path.GetDirectoryName(path) ?? "";
        return new ContentStylePair(Path.Combine(folder, values[0]), Path.Combine(folder, values[1]), output);
    }

    private static bool IsImageName(string name) =>
        !name.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar)
        && ImageFileFormat.All.Any(format => format.Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase));

    /// <summary>Removes the quotes that enclose a value. Within them, two quotes stand for one.</summary>
    private static string Unquoted(ReadOnlySpan<char> raw, string path, int line)
    {
        const string Quote = "\"", TwoQuotes = "\"\"";
        if (!raw.Contains('"')) return raw.ToString();
        var value = raw.Length > 1 && raw[0] == '"' && raw[^1] == '"' ? raw[1..^1].ToString() : null;
        if (value is null || value.Replace(TwoQuotes, "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal))
            throw Errors.StrayQuote(path, line);
        return value.Replace(TwoQuotes, Quote, StringComparison.Ordinal);
    }
}
