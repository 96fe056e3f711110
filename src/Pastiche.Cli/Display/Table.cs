namespace Pastiche.Cli.Display;

/// <summary>Rows in columns as wide as they need to be.</summary>
internal static class Table
{
    private const string Gap = "  ";

    /// <summary>The lines; nothing follows the last column.</summary>
    public static IEnumerable<string> Lines(IEnumerable<IReadOnlyList<string>> rows)
    {
        string[][] cells = [.. rows.Select(row => row.Select(Printable.Text).ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells.Max(row => row.Length)).Select(column => cells.Max(row => row[column].Length))];
        return cells.Select(row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
