namespace Pastiche.Cli.Display;

/// <summary>Formats a table whose columns are as wide as their contents.</summary>
internal static class Table
{
    private const string Gap = "  ";

    /// <summary>The lines of the table, without spaces at their ends.</summary>
    public static IEnumerable<string> Lines(IEnumerable<IReadOnlyList<string>> rows)
    {
        string[][] cells = [.. rows.Select(row => row.Select(Printable.Text).ToArray())];
        int[] widths = [.. Enumerable.Range(0, cells.Max(row => row.Length)).Select(column => cells.Max(row => row[column].Length))];
        return cells.Select(row => string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
